package io.telemetryagent.launcher;

/**
 * What the command line sends to a running process, as the argument of an attached agent: {@code
 * command=NAME;id=ID;jar=PATH;part=K/N}, a line feed, and the agent's own argument. JVMs cut an
 * argument at about a thousand characters, so a long one comes in {@code N} parts. Any other text
 * is the agent's own argument alone, as other tools send it.
 */
final class AttachArgument {
  /** To start, or to change, what runs. */
  static final String ATTACH = "attach";

  private static final String COMMAND = "command=";
  private static final String ID = ";id=";
  private static final String JAR = ";jar=";
  private static final String PART = ";part=";

  final String command;

  /** By this the sender knows the answer; null where none is expected. */
  final String id;

  /** The sender's jar; null for that of this class. */
  final String jar;

  /** As after {@code telemetry-agent.jar=}; null for none. */
  final String text;

  private final int part;
  private final int parts;

  private AttachArgument(String command, String id, String jar, String text, int part, int parts) {
    this.command = command;
    this.id = id;
    this.jar = jar;
    this.text = text;
    this.part = part;
    this.parts = parts;
  }

  /**
   * Reads an argument, or a part of one.
   *
   * @throws IllegalArgumentException if it begins as a command and is none
   */
  static AttachArgument parse(String argument) {
    if (argument == null || !argument.startsWith(COMMAND)) {
      return new AttachArgument(ATTACH, null, null, argument, 1, 1);
    }
    int line = argument.indexOf('\n');
    String head = line < 0 ? argument : argument.substring(0, line);
    String text = line < 0 ? "" : argument.substring(line + 1);
    int id = head.indexOf(ID);
    int jar = head.indexOf(JAR);
    // The last one, as a path may hold anything.
    int part = head.lastIndexOf(PART);
    int slash = head.lastIndexOf('/');
    if (id < 0 || jar < id || part < jar || slash < part) {
      throw new IllegalArgumentException("not a command: " + head);
    }
    return new AttachArgument(
        head.substring(COMMAND.length(), id),
        head.substring(id + ID.length(), jar),
        head.substring(jar + JAR.length(), part),
        text,
        Integer.parseInt(head.substring(part + PART.length(), slash)),
        Integer.parseInt(head.substring(slash + 1)));
  }

  /** Whether more is to come. */
  boolean isLast() {
    return part == parts;
  }

  /** This part behind those before it; null where one of them is missing. */
  AttachArgument behind(AttachArgument before) {
    if (part == 1) {
      return this;
    }
    if (before == null || !id.equals(before.id) || before.part != part - 1) {
      return null;
    }
    return new AttachArgument(command, id, jar, before.text + text, part, parts);
  }
}
