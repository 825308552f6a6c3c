package com.callcat.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Locale;

/// A connection over which exactly those bytes go that a test wants, when it wants, for what no
/// HTTP client does.
public final class RawConnection implements AutoCloseable {
  private static final int MOMENT_MS = 50;
  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  public static RawConnection to(String url) throws IOException {
    var uri = URI.create(url);
    var socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout((int) Eventually.PATIENCE.toMillis());
    return new RawConnection(socket);
  }

  /// Sends some bytes.
  ///
  /// @param bytes one character for each
  public RawConnection send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    return this;
  }

  /// Sends a byte whenever the other side says nothing for a moment, until it closes the
  /// connection.
  ///
  /// @return all that it has said by then
  public String trickle() throws IOException {
    socket.setSoTimeout(MOMENT_MS);
    var end = System.nanoTime() + Eventually.PATIENCE.toNanos();
    var said = new StringBuilder();
    var open = true;
    while (open) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still open after: " + said);
      }
      try {
        open = said(said);
      } catch (SocketTimeoutException quiet) {
        send("x");
      } catch (IOException reset) {
        open = false;
      }
    }
    return said.toString();
  }

  private boolean said(StringBuilder said) throws IOException {
    var next = socket.getInputStream().read();
    if (next >= 0) {
      said.append((char) next);
    }
    return next >= 0;
  }

  /// One answer with its body, whose length it must tell.
  public String answer() throws IOException {
    var said = new StringBuilder();
    while (!isWhole(said.toString())) {
      if (!said(said)) {
        throw new IOException("closed after: " + said);
      }
    }
    return said.toString();
  }

  private static boolean isWhole(String said) {
    var body = said.indexOf("\r\n\r\n") + 4;
    if (body < 4) {
      return false;
    }
    var length = said.toLowerCase(Locale.ROOT).indexOf("content-length: ");
    var digits = length < 0 || length > body ? "0" : said.substring(length + 16).split("\r", 2)[0];
    return said.length() == body + Integer.parseInt(digits);
  }

  /// All that comes until the other side closes the connection.
  public String untilClosed() {
    var said = new StringBuilder();
    var open = true;
    while (open) {
      try {
        open = said(said);
      } catch (SocketTimeoutException silent) {
        throw new AssertionError("still open after: " + said, silent);
      } catch (IOException reset) {
        open = false;
      }
    }
    return said.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
