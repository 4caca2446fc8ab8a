package io.telemetryagent.metadata.facts;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTest {
  @ParameterizedTest
  @CsvSource({
    "AWS_REGION, eu-west-1",
    "AWS_REGION, us-gov-east-1",
    "AWS_REGION, us-iso-west-1",
    "AWS_REGION, eusc-de-east-1",
    "AWS_ZONE, us-west-2d",
    "AWS_ZONE, us-west-2-lax-1a",
    "AWS_ZONE, us-east-1-wl1-bos-wlz-1",
    "EC2_TYPE, u-12tb1.112xlarge",
    "GCP_REGION, northamerica-northeast1",
    "GCP_ZONE, europe-west12-c",
    "APP_ENGINE_ZONE, us15",
    "GCP_INSTANCE, 18446744073709551615",
    "GCP_PROJECT, example.com:my-project",
    "GCP_TYPE, n2d-custom-4-8192",
    "GCP_IMAGE, projects/debian-cloud/global/images/debian-12-v20260101",
    "AZURE_REGION, eastus2euap",
    "AZURE_SIZE, Standard_DS11-1_v2",
    "AZURE_IMAGE, Canonical:UbuntuServer:18.04-LTS:latest",
    "NAME, 2026/11/22/[$LATEST]0123456789abcdef",
  })
  void of_believesWhatCanBe(Field field, String value) {
    assertThat(field.of(value)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_REGION, us-west-2b",
    "AWS_REGION, <html>",
    "AWS_REGION, EU-WEST-1",
    "AWS_ZONE, us-west-2",
    "AWS_ACCOUNT, 12345678901234",
    "GCP_ZONE, eu15",
    "APP_ENGINE_ZONE, europe-west1",
    "APP_ENGINE_ZONE, html5x",
    "GCP_REGION, europe-west1-b",
    "AZURE_REGION, 'West US'",
    "AZURE_IMAGE, a:b:c",
    "NAME, 'two words'",
    "NAME, ~internal~",
  })
  void of_isNullForWhatCannotBe(Field field, String value) {
    assertThat(field.of(value)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.54", "10.0.0.1", "255.255.255.254", "2001:db8::1", "fd00::2"})
  void ip_believesAddresses(String value) {
    assertThat(Field.ip(value)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.0.0.1",
        "::1",
        "0.0.0.0",
        "::",
        "256.1.1.1",
        "1.2.3",
        "1.2.3.4.",
        "1.2.3.4.5",
        "example.com",
        "dead.beef",
        "1:2",
        "fe80::1%eth0",
        "224.0.0.1",
        "face",
        "1.2.3.4\n"
      })
  void ip_isNullForWhatIsNoneOrNobodys(String value) {
    assertThat(Field.ip(value)).isNull();
  }

  @Property
  void all_areTheirInputOrNull(@ForAll String value, @ForAll Field field) {
    assertThat(field.of(value)).isIn(value, null);
    assertThat(Field.ip(value)).isIn(value, null);
  }
}
