package io.telemetryagent.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.telemetryagent.log.AgentLog.Level;
import io.telemetryagent.redact.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AgentLogTest {
  @TempDir Path folder;
  final ByteArrayOutputStream out = new ByteArrayOutputStream();

  String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void warn_isOneLineWithItsCause() {
    new AgentLog(Level.WARN, out).warn("Cannot write", new IOException("disk\nfull\u001b[1m"));
    assertThat(written())
        .isEqualTo(
            "telemetry-agent WARN Cannot write: java.io.IOException: disk\\nfull\\u001b[1m\n");
  }

  @Test
  void lines_holdNoSecret() {
    Redactor redactor = new Redactor(Set.of(), Set.of(), List.of(Pattern.compile("cust-1")), true);
    new AgentLog(Level.WARN, out)
        .without(redactor)
        .warn("password=abc of cust-1", new IOException("http://me:abc@host"));
    assertThat(written())
        .isEqualTo(
            "telemetry-agent WARN password=[redacted] of [redacted]: java.io.IOException:"
                + " http://[redacted]@host\n");
  }

  @Test
  void level_hidesWhatIsBelow() {
    AgentLog log = new AgentLog(Level.of("info"), out);
    log.debug("no");
    log.info("yes");
    log.error("yes", null);
    assertThat(written()).isEqualTo("telemetry-agent INFO yes\ntelemetry-agent ERROR yes\n");
    assertThat(log.isOn(Level.DEBUG)).isFalse();
    assertThat(log.isOn(Level.OFF)).isFalse();
  }

  @Test
  void off_isSilent() {
    AgentLog log = new AgentLog(Level.OFF, out);
    log.error("no", null);
    log.refuse("no");
    assertThat(written()).isEmpty();
  }

  @Test
  void refuse_isWhatTheUserReadsWhenTelemetryStaysOff() {
    new AgentLog(Level.ERROR, out).refuse("a=b is not c.");
    assertThat(written()).isEqualTo("telemetry-agent: a=b is not c.\n");
  }

  @Test
  void firstThenQuiet_warnsOnce() {
    AgentLog log = new AgentLog(Level.WARN, out);
    log.firstThenQuiet("Cannot write", new IOException("1"));
    log.firstThenQuiet("Cannot write", new IOException("2"));
    log.firstThenQuiet("Cannot read", null);
    assertThat(written())
        .isEqualTo(
            "telemetry-agent WARN Cannot write: java.io.IOException: 1\n"
                + "telemetry-agent WARN Cannot read\n");
  }

  @Test
  void firstThenQuiet_saysTheRestAtDebug() {
    AgentLog log = new AgentLog(Level.DEBUG, out);
    log.firstThenQuiet("m", null);
    log.firstThenQuiet("m", new IllegalStateException("again"));
    assertThat(written().split("\n")[1])
        .startsWith("telemetry-agent DEBUG m: java.lang.IllegalStateException: again at ")
        .contains("AgentLogTest");
  }

  @Test
  void nothing_isEverThrown() {
    AgentLog log =
        new AgentLog(
            Level.DEBUG,
            new OutputStream() {
              @Override
              public void write(int b) {
                throw new StackOverflowError();
              }
            });
    RuntimeException hostile =
        new RuntimeException() {
          private static final long serialVersionUID = 1;

          @Override
          public String toString() {
            throw this;
          }
        };
    assertThatCode(
            () -> {
              log.warn(null, hostile);
              log.firstThenQuiet(null, hostile);
              log.refuse(null);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void longMessages_areCut() {
    new AgentLog(Level.WARN, out).warn("x".repeat(100_000));
    assertThat(written()).hasSizeLessThan(3000).endsWith("...\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void file_isAppendedToAndItsOwnersAlone() throws IOException {
    Path file = folder.resolve("agent.log");
    AgentLog.toFile(Level.WARN, file.toString()).warn("one");
    AgentLog.toFile(Level.WARN, file.toString()).warn("two");
    assertThat(file).hasContent("telemetry-agent WARN one\ntelemetry-agent WARN two\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void file_isNeverReachedThroughALink() throws IOException {
    Path target = folder.resolve("target");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    AgentLog.toFile(Level.ERROR, link.toString()).warn("unseen");
    assertThat(target).doesNotExist();
  }

  @Test
  void file_worksOnAnInterruptedThread() throws IOException {
    Path file = folder.resolve("agent.log");
    AgentLog log = AgentLog.toFile(Level.WARN, file.toString());
    Thread.currentThread().interrupt();
    log.warn("one");
    log.warn("two");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasContent("telemetry-agent WARN one\ntelemetry-agent WARN two\n");
  }
}
