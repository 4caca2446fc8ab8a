package io.telemetryagent.bootstrap;

import java.util.List;

/**
 * The header tracestate (W3C Trace Context level 2, section 3.3): what other tracing systems want
 * passed on. Read member by member and written anew, so that what is sent is valid by the grammar.
 */
final class Tracestate {
  private static final int MAX_MEMBERS = 32;

  /** The most characters that a key may have, and a value. */
  private static final int MAX_CHARS = 256;

  /** Members of up to so many characters are never left out (section 3.3.3.1). */
  private static final int SHORT_MEMBER = 128;

  /**
   * The most characters sent: room for all members if they are short. The grammar allows four times
   * as much, which together with the app's own headers is more than most servers take.
   */
  private static final int MAX_LENGTH = MAX_MEMBERS * (SHORT_MEMBER + 1) - 1;

  private final String[] members = new String[MAX_MEMBERS];
  private int size;

  private Tracestate() {}

  /**
   * The lines of the header as one value to be sent on; null for none, or where any part breaks a
   * rule: of a list that is not what it claims to be, no part is to be trusted.
   *
   * @param lines one entry for each header line, in order; null for none
   */
  static String read(List<String> lines) {
    if (lines == null) return null;
    Tracestate list = new Tracestate();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line != null && !list.addAll(line)) return null;
    }
    return list.size == 0 ? null : list.text();
  }

  private boolean addAll(String line) {
    for (int start = 0; start < line.length(); ) {
      int comma = line.indexOf(',', start);
      int end = comma < 0 ? line.length() : comma;
      String member = OptionalSpace.trim(line, start, end);
      // Empty ones are allowed, not sent, and so not counted either.
      if (!member.isEmpty() && !add(member)) return false;
      start = end + 1;
    }
    return true;
  }

  private boolean add(String member) {
    int valueStart = member.indexOf('=') + 1;
    if (!isKey(member, valueStart - 1) || !isValue(member, valueStart)) return false;
    // One entry a key (3.3.3): the first, which is the latest. The other should not be there.
    if (hasKey(member, valueStart)) return true;
    if (size == MAX_MEMBERS) return false;
    members[size++] = member;
    return true;
  }

  /** {@code key = ( lcalpha / DIGIT ) 0*255( lcalpha / DIGIT / "_" / "-" / "*" / "/" / "@" )} */
  private static boolean isKey(String member, int end) {
    if (end < 1 || end > MAX_CHARS || !isLetterOrDigit(member.charAt(0))) return false;
    for (int i = 1; i < end; i++) {
      char c = member.charAt(i);
      if (!isLetterOrDigit(c) && "_-*/@".indexOf(c) < 0) return false;
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /**
   * {@code value = 0*255(chr) nblk-chr}: printable ASCII but comma and equals sign. That it ends
   * with no space, and has no comma, the member's own limits see to.
   */
  private static boolean isValue(String member, int start) {
    int length = member.length() - start;
    if (length < 1 || length > MAX_CHARS) return false;
    for (int i = start; i < member.length(); i++) {
      char c = member.charAt(i);
      if (c < ' ' || c > '~' || c == '=') return false;
    }
    return true;
  }

  /** Whether a member of that key, whose equals sign is its last character, is there already. */
  private boolean hasKey(String member, int keyEnd) {
    for (int i = 0; i < size; i++) {
      if (members[i].regionMatches(0, member, 0, keyEnd)) return true;
    }
    return false;
  }

  private String text() {
    leaveOutLongMembers();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      if (members[i] == null) continue;
      if (text.length() > 0) text.append(',');
      text.append(members[i]);
    }
    return text.toString();
  }

  /** From the end, where the oldest are, until the rest fits. Short ones alone always do. */
  private void leaveOutLongMembers() {
    int length = size - 1;
    for (int i = 0; i < size; i++) length += members[i].length();
    for (int i = size - 1; length > MAX_LENGTH; i--) {
      if (members[i].length() <= SHORT_MEMBER) continue;
      length -= members[i].length() + 1;
      members[i] = null;
    }
  }
}
