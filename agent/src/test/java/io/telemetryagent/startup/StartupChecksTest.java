package io.telemetryagent.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartupChecksTest {
  private static final String JAVA = "SUN_STANDARD";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.sun.tools.javac.Main -version",
        "jdk.compiler/com.sun.tools.javac.Main A.java",
        "java.base/sun.security.tools.keytool.Main -list",
        "sun.tools.jps.Jps",
        "jdk.jcmd/sun.tools.jcmd.JCmd 1 help",
        "jdk.javadoc/jdk.javadoc.internal.tool.Main --version",
        "jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider",
        "jdk.jshell.execution.RemoteExecutionControl 12345",
        "jdk.hotspot.agent/sun.jvm.hotspot.SALauncher jstack 1",
        "sun.jvm.hotspot.HSDB",
        "com.sun.java.util.jar.pack.Driver --repack hello.jar",
        "/opt/telemetry-agent.jar status 1",
        "io.telemetryagent.launcher.CliMain"
      })
  void toolOfTheJdkOrOurs_isNoApp(String command) {
    assertThat(StartupChecks.runsNoApp(JAVA, command)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Main",
        "app.jar --x",
        "jdk.examples/app.jar",
        "shop/com.acme.Main",
        "jdk.compiler/com.sun.tools.javac.launcher.Main Foo.java",
        "com.sun.mail.Main"
      })
  void app_isOne(String command) {
    assertThat(StartupChecks.runsNoApp(JAVA, command)).isFalse();
  }

  @Test
  void javaWithoutAProgram_isNoApp() {
    assertThat(StartupChecks.runsNoApp(JAVA, null)).isTrue();
  }

  /** As of a service wrapper, which starts the JVM by JNI and names no program. */
  @Test
  void otherLauncher_hasAnApp() {
    assertThat(StartupChecks.runsNoApp("generic", null)).isFalse();
    assertThat(StartupChecks.runsNoApp(null, null)).isFalse();
  }
}
