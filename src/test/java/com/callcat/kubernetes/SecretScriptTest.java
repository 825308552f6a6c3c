package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretScriptTest {
  @Test
  void what_it_is_given_comes_through_and_each_run_makes_another_key() throws Exception {
    var one = SecretScript.run().getStringData();
    var other = SecretScript.run().getStringData();
    assertThat(one)
        .containsEntry("postgres-uri", SecretScript.POSTGRES_URI)
        .containsEntry("encryption-keyset", SecretScript.KEYSET)
        .containsEntry("retell-api-key", SecretScript.API_KEY);
    assertThat(one.get("auth-private-key"))
        .startsWith("-----BEGIN PRIVATE KEY-----")
        .isNotEqualTo(other.get("auth-private-key"));
  }
}
