package io.telemetryagent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(SecretKeys.isSecret(key)).isTrue();
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
    assertThat(SecretKeys.isSecret(key)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--password=a b&c=d|--password=[redacted]",
        "password=x|password=[redacted]",
        "-Ddb.password=x|-Ddb.password=[redacted]",
        "-Dpwd=x|-Dpwd=[redacted]",
        "-Durl=jdbc:mysql://u:p@h/db?a=b|-Durl=jdbc:mysql://[redacted]@h/db?a=b",
        "http://u:p/w@h/x|http://[redacted]@h/x",
        "http://h:80/x@y|http://h:80/x@y",
        "http://h/x@y|http://h/x@y",
        "http://u:p@w@h/x@y|http://[redacted]@h/x@y",
        "http://a@h http://b@h http://h x@y|http://[redacted]@h http://[redacted]@h http://h x@y",
        "mongodb://u:p@h1,h2/db|mongodb://[redacted]@h1,h2/db",
        "jdbc:oracle:thin:scott/tiger@//h:1521/x|jdbc:oracle:thin:[redacted]@//h:1521/x",
        "jdbc:pg://h/db?password=x&ssl=on|jdbc:pg://h/db?password=[redacted]&ssl=on",
        "jdbc:sqlserver://h;user=a;password=x;y=z|jdbc:sqlserver://h;user=a;password=[redacted];y=z",
        "-javaagent:a.jar=token=x,include=b.*|-javaagent:a.jar=token=[redacted],include=b.*",
        "-javaagent:a.jar=token=x,y,include=b.*|-javaagent:a.jar=token=[redacted],include=b.*",
        "Authorization: Bearer x|Authorization:[redacted]",
        "--header=X-Api-Key: x|--header=X-Api-Key:[redacted]",
        "--json={\"db\":{\"password\":\"a\\\"b,c\",\"pwd\":1}}"
            + "|--json={\"db\":{\"password\":\"[redacted]\",\"pwd\":\"[redacted]\"}}",
        "/app/session-api.jar:/app/token.jar|/app/session-api.jar:/app/token.jar",
        "include=org.session:org.token.*|include=org.session:org.token.*",
        "-Dsort=author|-Dsort=author",
        "-Xmx1g|-Xmx1g",
      })
  void redact(String text, String expected) {
    assertThat(SecretKeys.redact(text)).isEqualTo(expected);
  }

  @Test
  void redactCommandLine_secretInTheNextArgument() {
    assertThat(
            SecretKeys.redactCommandLine(
                List.of("java", "-jar", "a.jar", "--token", "x", "--name", "y", "--password")))
        .containsExactly(
            "java", "-jar", "a.jar", "--token", "[redacted]", "--name", "y", "--password");
  }

  @Test
  void redactCommandLine_flagAfterFlag() {
    assertThat(SecretKeys.redactCommandLine(List.of("--password", "--token", "-x", "y")))
        .containsExactly("--password", "--token", "[redacted]", "y");
    assertThat(SecretKeys.redactCommandLine(List.of("--password", "--token=a", "y")))
        .containsExactly("--password", "--token=[redacted]", "y");
  }

  @Test
  void redact_takesNoLongerThanTheTextIsLong() {
    for (String piece :
        List.of("a", "-", "=", "a=", ":", "\"", "\"a\":", "://", "password=", "\\")) {
      String text = "x=" + piece.repeat(100_000);
      Assertions.assertTimeout(Duration.ofSeconds(5), () -> SecretKeys.redact(text));
    }
  }
}
