package com.callcat.http;

import com.callcat.config.ConfigException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.KeyAgreement;

/// Reads a private key and computes the public one, so that only the private key has to be
/// configured.
final class KeyPairs {
  private static final int LEAST_RSA_BITS = 2048;

  /// A private key in PEM. Line breaks may be written as `\n`, as is common in environment
  /// variables.
  private static final Pattern PEM =
      Pattern.compile(
          "\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

  private KeyPairs() {}

  /// @param setting the setting that the key comes from
  /// @param pem PKCS#8 of an RSA or EC P-256 key
  /// @throws ConfigException if it is anything else; the message does not contain it
  static KeyPair of(String setting, String pem) {
    try {
      var key = privateKey(pem);
      return new KeyPair(publicKey(key), key);
    } catch (InvalidAlgorithmParameterException weak) {
      throw new ConfigException(
          setting + " must be an RSA key of at least 2048 bits or an EC key on P-256.");
    } catch (GeneralSecurityException unusable) {
      throw new ConfigException(
          setting + " must be a private key in PEM that begins with -----BEGIN PRIVATE KEY-----.");
    }
  }

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    var match = PEM.matcher(pem.replace("\\n", "\n"));
    if (!match.matches()) {
      throw new InvalidKeySpecException("no PEM");
    }
    var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(match.group(1)));
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(spec);
    } catch (InvalidKeySpecException notRsa) {
      return KeyFactory.getInstance("EC").generatePrivate(spec);
    }
  }

  private static PublicKey publicKey(PrivateKey key) throws GeneralSecurityException {
    return switch (key) {
      case RSAPrivateCrtKey rsa when rsa.getModulus().bitLength() >= LEAST_RSA_BITS ->
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
      case ECPrivateKey ec when isP256(ec.getParams()) -> publicKey(ec);
      default -> throw new InvalidAlgorithmParameterException("too weak, or of another kind");
    };
  }

  /// Computes the public key, which is the generator point multiplied by the private number. A key
  /// agreement with the generator as the other public key does this multiplication, but returns
  /// only the coordinate x. Two points have this x; the right one is that with which a signature
  /// can be verified.
  private static PublicKey publicKey(ECPrivateKey key) throws GeneralSecurityException {
    var curve = key.getParams();
    var agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(key);
    agreement.doPhase(point(curve.getGenerator(), curve), true);
    var x = new BigInteger(1, agreement.generateSecret());
    var y = y(x, curve);
    var one = point(new ECPoint(x, y), curve);
    return belongs(one, key) ? one : point(new ECPoint(x, prime(curve).subtract(y)), curve);
  }

  /// The coordinate y: a square root of x³ + ax + b modulo the curve's prime. The formula is valid
  /// because the prime is 3 modulo 4.
  private static BigInteger y(BigInteger x, ECParameterSpec curve) {
    var prime = prime(curve);
    var a = curve.getCurve().getA();
    var square = x.pow(3).add(a.multiply(x)).add(curve.getCurve().getB());
    return square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
  }

  private static boolean belongs(PublicKey key, PrivateKey to) throws GeneralSecurityException {
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(to);
    var signed = signature.sign();
    signature.initVerify(key);
    return signature.verify(signed);
  }

  private static PublicKey point(ECPoint point, ECParameterSpec curve)
      throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
  }

  private static BigInteger prime(ECParameterSpec curve) {
    return ((ECFieldFp) curve.getCurve().getField()).getP();
  }

  private static boolean isP256(ECParameterSpec curve) throws GeneralSecurityException {
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    var p256 = parameters.getParameterSpec(ECParameterSpec.class);
    return curve.getCurve().equals(p256.getCurve());
  }
}
