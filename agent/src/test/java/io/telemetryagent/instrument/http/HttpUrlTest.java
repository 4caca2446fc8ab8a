package io.telemetryagent.instrument.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpUrlTest {

  @ParameterizedTest
  @CsvSource({
    "http://shop/orders/7, http://shop/orders/7, /orders/7, shop, 80",
    "https://shop, https://shop, /, shop, 443",
    "http://shop:8080/a?n=1, http://shop:8080/a?n=1, /a, shop, 8080",
    "http://shop?n=1, http://shop?n=1, /, shop, 80",
    "http://shop/a#n?m, http://shop/a#n?m, /a, shop, 80",
    "http://[::1]:99/a, http://[::1]:99/a, /a, ::1, 99",
    "http://[::1]/a, http://[::1]/a, /a, ::1, 80",
    "HTTP://Shop/A, HTTP://Shop/A, /A, Shop, 80",
    "http://ann@shop/a, http://shop/a, /a, shop, 80",
    "http://ann:pass@shop:81/a, http://shop:81/a, /a, shop, 81",
    "http://ann:p@ss@shop/a, http://shop/a, /a, shop, 80",
    "http://shop/@a, http://shop/@a, /@a, shop, 80",
    "http://shop/a?b=c@d, http://shop/a?b=c@d, /a, shop, 80",
    "http://shop/a?to=http://ann:pass@x/, http://shop/a?to=http://ann:pass@x/, /a, shop, 80",
    "/a?n=1, /a?n=1, /a, , -1",
    "http://shop:/a, http://shop:/a, /a, shop, -1",
    "http://shop:99999/a, http://shop:99999/a, /a, shop, -1",
    "http:///a, http:///a, /a, , -1",
  })
  void url_isReadAsItStands(String text, String redacted, String path, String host, int port) {
    HttpUrl url = HttpUrl.of(text);
    assertThat(url.redacted()).isEqualTo(redacted);
    assertThat(url.path()).isEqualTo(path);
    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({
    "password=abc, password=[redacted]",
    "n=1&access_token=abc&m=2, n=1&access_token=[redacted]&m=2",
    "n=1;api_key=abc;m, n=1;api_key=[redacted];m",
    "Password=a=b, Password=[redacted]",
    "token=, token=[redacted]",
    "token, token",
    "token=abc#token=abc, token=[redacted]#token=abc",
  })
  void query_losesTheValuesOfSecretKeys(String query, String redacted) {
    assertThat(HttpUrl.of("http://shop/a?" + query).redacted())
        .isEqualTo("http://shop/a?" + redacted);
  }

  @ParameterizedTest
  @CsvSource({
    "/a;jsessionid=abc, /a;jsessionid=[redacted]",
    "/a;n=1;token=abc/b;m=2, /a;n=1;token=[redacted]/b;m=2",
    "/token=abc/b, /token=[redacted]/b",
    "/a;n=1, /a;n=1",
  })
  void path_losesTheValuesOfSecretParameters(String path, String redacted) {
    HttpUrl url = HttpUrl.of("http", "shop", 80, path, "n=1");
    assertThat(url.path()).isEqualTo(redacted);
    assertThat(url.redacted()).isEqualTo("http://shop" + redacted + "?n=1");
  }

  @ParameterizedTest
  @CsvSource({
    "%74oken=abc, %74oken=[redacted]",
    "%zz=abc, %zz=abc",
    "t%6Fken=a%, t%6Fken=[redacted]"
  })
  void encodedKey_isReadAsTheAppReadsIt(String query, String redacted) {
    assertThat(HttpUrl.of("/a?" + query).redacted()).isEqualTo("/a?" + redacted);
  }

  @Test
  void parts_makeAUrl() {
    assertThat(HttpUrl.of("http", "shop", 80, "/a", null).redacted()).isEqualTo("http://shop/a");
    assertThat(HttpUrl.of("https", "shop", 80, "/a", "n=1").redacted())
        .isEqualTo("https://shop:80/a?n=1");
    assertThat(HttpUrl.of("http", "::1", 81, "/", null).redacted()).isEqualTo("http://[::1]:81/");
    assertThat(HttpUrl.of("http", "shop", -1, null, null).redacted()).isEqualTo("http://shop");
    assertThat(HttpUrl.of(null, null, -1, "/a", null).redacted()).isEqualTo("/a");
    assertThat(HttpUrl.of(null).redacted()).isEmpty();
  }

  @Property
  void anyText_hasAForm(@ForAll String text) {
    HttpUrl url = HttpUrl.of(text);
    assertThat(url.redacted()).isNotNull();
    assertThat(url.path()).isNotEmpty();
    assertThat(url.port()).isBetween(-1, 65_535);
    assertThat(url.host()).isNotEqualTo("");
  }

  @Property
  void password_isNeverWritten(@ForAll int number, @ForAll String path) {
    String password = "secret" + number;
    String url = "http://ann:" + password + "@shop/" + path;
    assertThat(HttpUrl.of(url).redacted()).doesNotContain("ann:" + password);
  }
}
