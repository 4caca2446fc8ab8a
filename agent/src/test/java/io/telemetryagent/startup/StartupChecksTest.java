package io.telemetryagent.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartupChecksTest {
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
        "/opt/telemetry-agent.jar status 1",
        "io.telemetryagent.launcher.CliMain"
      })
  void isTool_ofTheJdkOrOurs(String command) {
    assertThat(StartupChecks.isTool(command)).isTrue();
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
  void isTool_notForApps(String command) {
    assertThat(StartupChecks.isTool(command)).isFalse();
  }
}
