package io.telemetryagent.cli.attach;

import io.telemetryagent.lines.BrokenLineException;
import io.telemetryagent.lines.JsonTree;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;

/**
 * Commands to the agent in a JVM, and its answers. A command is the argument of an agent that is
 * loaded, the answer a property that the JVM keeps for those who attach: no file, no port.
 */
public final class AgentDialogue implements Closeable {
  private static final String ANSWER = "telemetry-agent.answer";
  private static final String STATUS = "telemetry-agent.status";
  private static final String VERSION = "telemetry-agent.version";

  /** What the JVM takes at once is 1,024 bytes, jar and argument together. */
  private static final int MOST_BYTES = 1000;

  /** To attach takes a moment; to weave a large application may take a minute. */
  private static final long ATTACH_SECONDS = 30;

  private static final long ANSWER_SECONDS = 180;

  private static final int HEAD_BYTES = 80;
  private static final int FEWEST_BYTES = 100;

  private final Jvm jvm;
  private final Attachment attachment;
  private final AttachTrouble trouble;
  private final String jar;

  AgentDialogue(Jvm jvm, Attachment attachment, AttachTrouble trouble, String jar) {
    this.jvm = jvm;
    this.attachment = attachment;
    this.trouble = trouble;
    this.jar = jar;
  }

  /**
   * Attaches to the JVM.
   *
   * @throws AttachFailure says why not, and what helps
   */
  public static AgentDialogue with(Jvm jvm) throws AttachFailure {
    AttachTrouble trouble = new AttachTrouble(jvm);
    String jar = OwnJarFile.path();
    trouble.checkBefore(jar);
    try {
      Attachment attachment = TimeLimit.run(ATTACH_SECONDS, jvm, () -> Attaching.to(jvm));
      return new AgentDialogue(jvm, attachment, trouble, jar);
    } catch (AttachFailure e) {
      throw trouble.explain(e, jar);
    }
  }

  /** Whether our agent is in. */
  public boolean hasAgent() throws AttachFailure {
    return attachment.agentProperties().getProperty(VERSION) != null
        || attachment.systemProperties().getProperty(VERSION) != null;
  }

  /**
   * Has the agent do {@code command}, loading it where it is not in yet.
   *
   * @param text as after {@code telemetry-agent.jar=}
   * @throws AttachFailure says why it could not be asked, or did not answer
   */
  public Answer ask(String command, String text) throws AttachFailure {
    String id = Long.toHexString(new Random().nextLong());
    try {
      return TimeLimit.run(ANSWER_SECONDS, jvm, () -> ask(command, id, text));
    } catch (AttachFailure e) {
      throw trouble.explain(e, jar);
    }
  }

  private Answer ask(String command, String id, String text) throws AttachFailure {
    for (String part : parts(command, id, text)) {
      load(part);
    }
    return answer(id);
  }

  /**
   * The status that the agent publishes while it is watched; null if there is none yet.
   *
   * @throws AttachFailure if the agent has left, or the JVM has ended
   */
  public Answer published() throws AttachFailure {
    Properties properties = attachment.agentProperties();
    if (properties.getProperty(VERSION) == null) {
      throw AttachFailure.explained("the agent has left " + jvm.name(), null);
    }
    Map<String, Object> status = parsed(properties.getProperty(STATUS));
    return status == null ? null : new Answer(status);
  }

  @Override
  public void close() {
    attachment.close();
  }

  /**
   * A JDK may fail to understand another version's answer, which was good: 8 takes the text for a
   * number that is missing, 9 and later take 8's number 0 for a text.
   */
  private void load(String argument) throws AttachFailure {
    try {
      attachment.load(jar, argument);
    } catch (AttachFailure e) {
      String said = e.getMessage();
      boolean harmless =
          said.equals("0") || said.endsWith(": 0") || said.contains("Non-numeric value found");
      if (!harmless) {
        throw e;
      }
    }
  }

  private Answer answer(String id) throws AttachFailure {
    for (String text :
        new String[] {
          attachment.agentProperties().getProperty(ANSWER),
          attachment.systemProperties().getProperty(ANSWER)
        }) {
      Map<String, Object> answer = parsed(text);
      if (answer != null && id.equals(answer.get("id"))) {
        return new Answer(answer);
      }
    }
    throw AttachFailure.raw("there is no answer from the agent");
  }

  @SuppressWarnings("unchecked") // keys of JSON are texts
  private static Map<String, Object> parsed(String text) {
    try {
      Object value = text == null ? null : JsonTree.parse(text);
      return value instanceof Map ? (Map<String, Object>) value : null;
    } catch (BrokenLineException e) {
      return null;
    }
  }

  private List<String> parts(String command, String id, String text) throws AttachFailure {
    int room = MOST_BYTES - HEAD_BYTES - 2 * bytes(jar);
    if (room < FEWEST_BYTES) {
      throw AttachFailure.explained(
          "the path of the jar is too long to be told to a JVM; copy it to a shorter one: " + jar,
          null);
    }
    if (text.codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
      throw AttachFailure.explained(
          "JVMs do not understand characters beyond U+FFFF in what is told them; give such options"
              + " in a file: config=FILE",
          null);
    }
    List<String> texts = pieces(text, room);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String part = ";part=" + (i + 1) + "/" + texts.size();
      parts.add("command=" + command + ";id=" + id + ";jar=" + jar + part + "\n" + texts.get(i));
    }
    return parts;
  }

  /** At least one, each of at most {@code room} bytes; no character is cut in two. */
  private static List<String> pieces(String text, int room) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      String character = text.substring(i, i + 1);
      if (size + bytes(character) > room) {
        pieces.add(piece.toString());
        piece.setLength(0);
        size = 0;
      }
      piece.append(character);
      size += bytes(character);
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
