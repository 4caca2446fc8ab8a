package io.telemetryagent.instrument.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFilterTest {
  private static final ClassLoader APP = ClassLoader.getSystemClassLoader();
  private static final ClassLoader OWN = new ClassLoader() {};

  private final ClassFilter filter = new ClassFilter(OWN);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/sun/proxy/$Proxy12",
        "jdk/proxy2/$Proxy7",
        "com/acme/$Proxy0",
        "jdk/internal/reflect/GeneratedMethodAccessor12",
        "sun/reflect/GeneratedConstructorAccessor3",
        "com/acme/Orders$$Lambda$14",
        "com/acme/Orders$$EnhancerByCGLIB$$4f9a1b",
        "com/acme/Orders$$FastClassByCGLIB$$1c",
        "com/acme/Orders$$EnhancerBySpringCGLIB$$9d8e",
        "com/acme/Orders$$SpringCGLIB$$0",
        "com/acme/Orders$$EnhancerByGuice$$12",
        "com/acme/Orders$ByteBuddy$oZx1",
        "com/acme/Orders$HibernateProxy$aB3",
        "com/acme/Orders_$$_jvst1a2_0",
        "com/acme/Orders_$$_javassist_3",
        "com/acme/Orders$Proxy$_$$_WeldClientProxy",
        "com/acme/Orders$MockitoMock$123",
      })
  void generatedClass_isOffLimits(String name) {
    assertThat(filter.isOffLimits(APP, name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/acme/Orders",
        "com/acme/Orders$Line$1",
        "com/acme/$ProxyOfOrders",
        "com/acme/OrdersProxy",
        "io/telemetryagent/shop/Orders",
        "java/lang/ours/Orders",
      })
  void classOfTheApp_isNot(String name) {
    assertThat(filter.isOffLimits(APP, name)).isFalse();
  }

  @Test
  void ourOwnClass_isOffLimits() {
    assertThat(filter.isOffLimits(null, "io/telemetryagent/bootstrap/Tracer")).isTrue();
    assertThat(filter.isOffLimits(APP, "io/telemetryagent/launcher/AgentMain")).isTrue();
    assertThat(filter.isOffLimits(OWN, "net/bytebuddy/ByteBuddy")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.opentelemetry.javaagent.bootstrap.AgentClassLoader",
        "datadog.trace.bootstrap.DatadogClassLoader",
        "co.elastic.apm.agent.premain.ShadedClassLoader",
      })
  void loaderOfAnotherAgent_isKnown(String type) {
    assertThat(ClassFilter.isOfAgent(type)).isTrue();
    assertThat(ClassFilter.isOfAgent(APP.getClass().getName())).isFalse();
  }

  @Test
  void classThatRecordingGoesThrough_isOffLimits() {
    assertThat(filter.isOffLimits(null, "java/lang/Thread")).isTrue();
    assertThat(filter.isOffLimits(null, "java/util/concurrent/locks/LockSupport")).isTrue();
    assertThat(filter.isOffLimits(null, "java/util/zip/CRC32")).isFalse();
  }

  @Test
  void classOfTheRuntime_isTheJdks() {
    assertThat(filter.isJdk(null, "java/util/zip/CRC32", null)).isTrue();
    assertThat(filter.isJdk(APP.getParent(), "java/sql/Driver", null)).isTrue();
    assertThat(filter.isJdk(APP, "com/sun/tools/javac/Main", from("jrt:/jdk.compiler"))).isTrue();
  }

  @Test
  void classOfTheApp_isNotTheJdks() {
    assertThat(filter.isJdk(APP, "com/acme/Orders", from("file:/opt/shop.jar"))).isFalse();
    assertThat(filter.isJdk(APP, "com/acme/Orders", from("jrt:/shop"))).isFalse();
    assertThat(filter.isJdk(APP, "javax/servlet/Servlet", from("file:/opt/api.jar"))).isFalse();
    assertThat(filter.isJdk(APP, "com/acme/Orders", null)).isFalse();
  }

  private static ProtectionDomain from(String location) {
    try {
      URL url = URI.create(location).toURL();
      return new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null);
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }
}
