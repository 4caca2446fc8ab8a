package io.telemetryagent.metadata.app;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpringNameTest {
  @Test
  void in_readsYamlHoweverItsKeysAreSplit() {
    assertThat(yaml("spring:\n  application:\n    name: shop\n")).isEqualTo("shop");
    assertThat(yaml("spring.application.name: shop # ours\n")).isEqualTo("shop");
    assertThat(yaml("spring:\n  application.name: 'my shop'\n")).isEqualTo("my shop");
    assertThat(yaml("# x\n---\nserver:\n  port: 1\nspring.application:\n  name: \"shop\"\n"))
        .isEqualTo("shop");
  }

  @Test
  void in_isNullWhereTheNameIsNotGivenOutright() {
    assertThat(yaml("spring:\n  application:\n    admin: x\n  name: no\nname: no\n")).isNull();
    assertThat(yaml("spring.application.name: ${APP:shop}\n")).isNull();
    assertThat(yaml("a: b\n---\nspring.application.name: other-profile\n")).isNull();
    assertThat(SpringName.in("application.properties", "spring.application.name=@project.name@"))
        .isNull();
    assertThat(SpringName.in("application.properties", "spring.application.name=\\u12")).isNull();
    assertThat(SpringName.in("application.yml", null)).isNull();
  }

  @Property
  void in_neverFails(@ForAll String text) {
    assertThat(yaml(text + "\nspring.application.name: x"))
        .satisfiesAnyOf(name -> assertThat(name).isNull(), name -> assertThat(name).isNotEmpty());
  }

  private static String yaml(String text) {
    return SpringName.in("application.yml", text);
  }
}
