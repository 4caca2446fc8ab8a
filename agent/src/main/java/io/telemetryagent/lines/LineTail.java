package io.telemetryagent.lines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The end of a line in which nothing failed: where it comes from, and {@code "error":null}. */
final class LineTail {
  static final String[] KEYS = {
    "service", "environment", "resource", "cloud", "host", "k8s", "process", "error"
  };

  final byte[] bytes;
  final Map<String, Object> members;

  LineTail(byte[] bytes, Map<String, Object> members) {
    this.bytes = bytes;
    this.members = members;
  }

  /** The members, if they are all of what is behind the attributes; else null. */
  static Map<String, Object> membersOf(Map<String, Object> line) {
    Map<String, Object> members = new LinkedHashMap<>();
    boolean behind = false;
    for (Map.Entry<String, Object> member : line.entrySet()) {
      if (behind) {
        members.put(member.getKey(), member.getValue());
      }
      behind |= member.getKey().equals(LineParser.LAST_OF_HEAD);
    }
    boolean complete = members.get("error") == null && Arrays.asList(KEYS).equals(keys(members));
    return complete ? members : null;
  }

  private static List<String> keys(Map<String, Object> members) {
    return new ArrayList<>(members.keySet());
  }

  boolean ends(byte[] line, int start, int length) {
    int offset = start + length - bytes.length;
    if (offset < start) {
      return false;
    }
    // From the end: where processes differ, they differ in the last of it.
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (line[offset + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
