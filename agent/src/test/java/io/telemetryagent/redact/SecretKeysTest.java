package io.telemetryagent.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are those of secrets. */
class SecretKeysTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "dbPassword",
        "DB_PASSWORD",
        "PGPASSWORD",
        "javax.net.ssl.keyStorePassword",
        "passwd",
        "pwd",
        "user.pwd",
        "secret",
        "client_secret",
        "clientsecret",
        "secrets",
        "ACCESS_TOKEN",
        "accessToken",
        "authtoken",
        "tokens",
        "api_key",
        "X-Api-Key",
        "apikey",
        "APIKey",
        "Authorization",
        "proxy-authorization",
        "Cookie",
        "Set-Cookie",
        "session",
        "JSESSIONID",
        "sessionId",
        "credential",
        "AWS_CREDENTIALS",
        "private_key",
        "privateKey",
        "aws.secretAccessKey",
        "card",
        "cardNumber",
        "credit_card",
        "cvv",
        "userSSN",
        "ssn2"
      })
  void isSecret(String key) {
    assertThat(Redactor.DEFAULT.isSecret(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "author",
        "authority",
        "discard",
        "discardOld",
        "tokenizer",
        "tokenize",
        "cardinality",
        "wildcard",
        "dashboard",
        "secretary",
        "key",
        "keyboard",
        "obsession",
        "mission",
        "passive",
        "compass",
        "classname",
        "include",
        "ssnap",
        "",
        "...",
      })
  void isSecret_notForWordsThatOnlyLookAlike(String key) {
    assertThat(Redactor.DEFAULT.isSecret(key)).isFalse();
  }

  @Test
  void names_areAddedAndTakenAway() {
    Redactor redactor =
        new Redactor(
            Set.of("customer_ref", "PIN"), Set.of("token", "page_cookie", "jwt"), List.of(), true);
    assertThat(redactor.isSecret("my.customerRef")).isTrue();
    assertThat(redactor.isSecret("CUSTOMERREF")).isTrue();
    assertThat(redactor.isSecret("pin")).isTrue();
    assertThat(redactor.isSecret("shipping")).isFalse();
    assertThat(redactor.isSecret("accessToken")).isFalse();
    assertThat(redactor.isSecret("pageCookie")).isFalse();
    assertThat(redactor.isSecret("cookie")).isTrue();
    Redactor signed = new Redactor(Set.of(), Set.of("signature"), List.of(), true);
    assertThat(signed.text("?signature=1&sig=2")).isEqualTo("?signature=1&sig=[redacted]");
    assertThat(redactor.text("pin=1&token=2 eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."))
        .isEqualTo("pin=[redacted]&token=2 eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.");
  }
}
