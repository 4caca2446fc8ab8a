package io.telemetryagent.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

  @Property(tries = 500)
  void textWithoutNames_staysAsItIs(@ForAll @From("plain") String text) {
    assertThat(Redactor.DEFAULT.text(text)).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> plain() {
    return Arbitraries.strings().withChars("abcdefghij=:;,&/.-0123456789 ");
  }
}
