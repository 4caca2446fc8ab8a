package io.telemetryagent.redact;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Secrets, and texts that hold them as an app's texts do. */
public final class SecretCorpus {
  /** A text, and what must not be left of it. */
  public record Secret(String value, String text) {}

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String SIGNS = "!$%*+-./0123456789@^_abcdefghijklmnopqrstuvwxyz|~" + LETTERS;

  /** Names of the issue, in the ways that programs write names. */
  private static final List<String> NAMES =
      List.of(
          "password",
          "passwd",
          "pwd",
          "secret",
          "token",
          "api_key",
          "authorization",
          "cookie",
          "session",
          "credential",
          "private_key",
          "card",
          "cvv",
          "ssn",
          "dbPassword",
          "PGPASSWORD",
          "X-Api-Key",
          "Set-Cookie",
          "client_secret",
          "access.token",
          "API-KEY",
          "JSESSIONID",
          "creditCard",
          "user[password]");

  private static final List<String> NAMED =
      List.of(
          "NAME=VALUE",
          "NAME = VALUE",
          "NAME: VALUE",
          "--NAME=VALUE",
          "-Dapp.NAME=VALUE",
          "{\"NAME\":\"VALUE\"}",
          "{'NAME' : 'VALUE', 'n': 1}",
          "{n=1, NAME=VALUE, m=2}",
          "<NAME>VALUE</NAME>",
          "http://shop:80/a?n=1&NAME=VALUE&m=2",
          "http://shop/a;NAME=VALUE?n=1",
          "http://shop/#NAME=VALUE",
          "jdbc:postgresql://host/db?user=a&NAME=VALUE",
          "jdbc:sqlserver://host;user=a;NAME=VALUE;n=1");

  private static final List<String> BESIDE_A_HOST =
      List.of("http://VALUE@shop/a", "http://ann:VALUE@shop/a", "jdbc:oracle:thin:a/VALUE@h:1/x");

  private SecretCorpus() {}

  public static Arbitrary<Secret> secrets() {
    return Arbitraries.oneOf(named(), besideAHost(), bearer(), awsKey(), webToken(), pem(), card());
  }

  private static Arbitrary<Secret> named() {
    return Combinators.combine(
            Arbitraries.of(NAMES), Arbitraries.of(NAMED), text(SIGNS, 6, 24).map(s -> "Q" + s))
        .as((name, form, value) -> secret(value, form.replace("NAME", name), value));
  }

  private static Arbitrary<Secret> besideAHost() {
    return Combinators.combine(Arbitraries.of(BESIDE_A_HOST), text(SIGNS, 6, 24))
        .as((form, value) -> value.replaceAll("[/@]", "Q") + "\n" + form)
        .map(both -> both.split("\n"))
        .map(both -> secret(both[0], both[1], both[0]));
  }

  private static Arbitrary<Secret> bearer() {
    return text("-._~+/0123456789abcdef" + LETTERS, 8, 60)
        .map(token -> secret(token, "sent Bearer VALUE, gone", token));
  }

  private static Arbitrary<Secret> awsKey() {
    return Combinators.combine(Arbitraries.of("AKIA", "ASIA"), text("234567" + LETTERS, 16, 16))
        .as((kind, rest) -> secret(rest, "for " + kind + "VALUE.", rest));
  }

  private static Arbitrary<Secret> webToken() {
    return Combinators.combine(text(SIGNS, 4, 40), text(SIGNS, 8, 40))
        .as(
            (claims, signature) -> {
              String signed = base64(signature);
              String token = base64("{\"alg\":\"HS256\"}") + "." + base64(claims) + "." + signed;
              return secret(signed, "token VALUE", token);
            });
  }

  private static Arbitrary<Secret> pem() {
    return text(LETTERS, 16, 64)
        .map(
            key ->
                secret(
                    key,
                    "-----BEGIN PRIVATE KEY-----\nVALUE\n-----END PRIVATE KEY----- and more",
                    key));
  }

  private static Arbitrary<Secret> card() {
    return Combinators.combine(
            Arbitraries.of("4", "51", "34", "6011", "2221", "35"),
            text("0123456789", 15, 15),
            Arbitraries.of("", " ", "-"))
        .as(
            (network, digits, separator) -> {
              String all = network + digits.substring(network.length());
              String number = all + luhnDigit(all);
              String grouped = number.replaceAll("(.{4})(?=.)", "$1" + separator);
              return secret(grouped, "paid by VALUE today", grouped);
            });
  }

  private static char luhnDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  private static Secret secret(String value, String form, String inForm) {
    return new Secret(value, form.replace("VALUE", inForm));
  }

  private static Arbitrary<String> text(String characters, int shortest, int longest) {
    return Arbitraries.strings()
        .withChars(characters.toCharArray())
        .ofMinLength(shortest)
        .ofMaxLength(longest);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
  }
}
