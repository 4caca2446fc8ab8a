package io.telemetryagent.e2e.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with the agent in another process as the command line does, word by word. */
final class Attacher {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final JsonMapper JSON = new JsonMapper();

  /** Of the text after the head of a command, so many characters at a time. */
  private static final int PART_CHARS = 100;

  private Attacher() {}

  /** Sends a command by the agent's {@code jar}, and returns the answer to it. */
  static JsonNode send(long pid, Path jar, String command, String options) {
    String id = "test-" + NEXT.incrementAndGet();
    int parts = Math.max(1, (options.length() + PART_CHARS - 1) / PART_CHARS);
    String head = "command=" + command + ";id=" + id + ";jar=" + jar + ";part=";
    try {
      VirtualMachine jvm = VirtualMachine.attach(String.valueOf(pid));
      try {
        for (int i = 0; i < parts; i++) {
          int end = Math.min(options.length(), (i + 1) * PART_CHARS);
          String part = options.substring(i * PART_CHARS, end);
          load(jvm, jar, head + (i + 1) + "/" + parts + "\n" + part);
        }
        String answer = jvm.getAgentProperties().getProperty("telemetry-agent.answer");
        JsonNode json = answer == null ? null : JSON.readTree(answer);
        if (json == null || !json.get("id").stringValue().equals(id)) {
          throw new AssertionError("no answer to " + command + " but " + answer);
        }
        return json;
      } finally {
        jvm.detach();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AttachNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** What the JVM tells tools of the agent; null for nothing. */
  static String version(long pid) {
    try {
      VirtualMachine jvm = VirtualMachine.attach(String.valueOf(pid));
      try {
        return jvm.getAgentProperties().getProperty("telemetry-agent.version");
      } finally {
        jvm.detach();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AttachNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** Loads any agent, with any argument. */
  static void load(long pid, Path jar, String argument) {
    try {
      VirtualMachine jvm = VirtualMachine.attach(String.valueOf(pid));
      try {
        load(jvm, jar, argument);
      } finally {
        jvm.detach();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AttachNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  private static void load(VirtualMachine jvm, Path jar, String argument) throws IOException {
    try {
      jvm.loadAgent(jar.toString(), argument);
    } catch (AgentLoadException e) {
      // A JVM of Java 8 answers in a way that later ones take for a failure.
      if (!"0".equals(e.getMessage())) {
        throw new AssertionError(e);
      }
    } catch (AgentInitializationException e) {
      throw new AssertionError(e);
    }
  }
}
