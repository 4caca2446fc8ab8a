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
  void url_isReadAsItStands(String text, String withoutUser, String path, String host, int port) {
    HttpUrl url = HttpUrl.of(text);
    assertThat(url.withoutUser()).isEqualTo(withoutUser);
    assertThat(url.path()).isEqualTo(path);
    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
  }

  @Test
  void parts_makeAUrl() {
    assertThat(HttpUrl.of("http", "shop", 80, "/a", null).withoutUser()).isEqualTo("http://shop/a");
    assertThat(HttpUrl.of("https", "shop", 80, "/a", "n=1").withoutUser())
        .isEqualTo("https://shop:80/a?n=1");
    assertThat(HttpUrl.of("http", "::1", 81, "/", null).withoutUser())
        .isEqualTo("http://[::1]:81/");
    assertThat(HttpUrl.of("http", "shop", -1, null, null).withoutUser()).isEqualTo("http://shop");
    assertThat(HttpUrl.of(null, null, -1, "/a", null).withoutUser()).isEqualTo("/a");
    assertThat(HttpUrl.of(null).withoutUser()).isEmpty();
  }

  @Property
  void anyText_hasAForm(@ForAll String text) {
    HttpUrl url = HttpUrl.of(text);
    assertThat(url.withoutUser()).isNotNull();
    assertThat(url.path()).isNotEmpty();
    assertThat(url.port()).isBetween(-1, 65_535);
    assertThat(url.host()).isNotEqualTo("");
  }

  @Property
  void password_isNeverWritten(@ForAll int number, @ForAll String path) {
    String password = "secret" + number;
    String url = "http://ann:" + password + "@shop/" + path;
    assertThat(HttpUrl.of(url).withoutUser()).doesNotContain("ann:" + password);
  }
}
