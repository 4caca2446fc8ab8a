package io.telemetryagent.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class RedactorPropertyTest {
  private static final String SECRET = "Xs3cr3tX";

  /** Patterns that take a part of what other secrets are known by. */
  private static final Redactor WITH_PATTERNS =
      new Redactor(
          Set.of("pin"),
          Set.of(),
          List.of(Pattern.compile("eyJ|AKIA|Bearer|=|-----"), Pattern.compile("[aeiou]")),
          true);

  @Property(tries = 500)
  void anyArguments_keepTheirCount(@ForAll List<String> arguments) {
    assertThat(Redactor.DEFAULT.commandLine(arguments)).hasSameSizeAs(arguments);
  }

  @Property(tries = 500)
  void aSecretAfterItsName_neverShows(
      @ForAll List<String> before,
      @ForAll List<String> after,
      @ForAll("forms") String form,
      @ForAll @AlphaChars @StringLength(max = 5) String tail) {
    List<String> arguments = new ArrayList<>(before);
    for (String part : form.split(" ")) arguments.add(part.replace("VALUE", SECRET + tail));
    arguments.addAll(after);
    assertThat(String.join(" ", Redactor.DEFAULT.commandLine(arguments))).doesNotContain(SECRET);
  }

  @Provide
  Arbitrary<String> forms() {
    return Arbitraries.of(
        "--password=VALUE",
        "--password=a,VALUE",
        "--password=a&VALUE",
        "-Ddb.password=VALUE",
        "-DapiToken=a=VALUE",
        "--token VALUE",
        "--token --VALUE",
        "-secret VALUE",
        "password=VALUE",
        "--url=https://user:VALUE@host/path",
        "https://VALUE@host",
        "jdbc:postgresql://user:VALUE@host/db",
        "jdbc:postgresql://host/db?user=a&password=VALUE&ssl=true",
        "jdbc:sqlserver://host;password=VALUE;x=y",
        "--spring.application.json={\"password\":\"VALUE\"}",
        "--header=Authorization:VALUE");
  }

  @Property(tries = 5000)
  void secretOfTheCorpus_isInNoText(
      @ForAll("secrets") SecretCorpus.Secret secret, @ForAll @AlphaChars String around) {
    String text = around + " " + secret.text() + " " + around;
    for (Redactor redactor : List.of(Redactor.DEFAULT, WITH_PATTERNS)) {
      assertThat(redactor.text(text)).doesNotContain(secret.value());
      assertThat(redactor.error(text)).doesNotContain(secret.value());
      assertThat(redactor.value("x", text)).doesNotContain(secret.value());
    }
  }

  @Property(tries = 1000)
  void redactedText_staysAsItIs(@ForAll("secrets") SecretCorpus.Secret secret) {
    String once = Redactor.DEFAULT.text(secret.text());
    assertThat(Redactor.DEFAULT.text(once)).isEqualTo(once);
  }

  @Property(tries = 1000)
  void anyText_isReadWithoutFailure(@ForAll String text) {
    Redactor.DEFAULT.text(text);
    Redactor.DEFAULT.error(text);
    Redactor.DEFAULT.statement(text);
    Redactor.DEFAULT.value(text, text);
  }

  @Provide
  Arbitrary<SecretCorpus.Secret> secrets() {
    return SecretCorpus.secrets();
  }

  @Property(tries = 500)
  void textWithoutNames_staysAsItIs(@ForAll @From("plain") String text) {
    assertThat(Redactor.DEFAULT.text(text)).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> plain() {
    return Arbitraries.strings().withChars("abcdefghij=:;,&/.-0123456789 ");
  }
}
