package io.telemetryagent.e2e.jvm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Standard output with text of the app and lines of ours. A line of ours may start anywhere in the
 * app's text; it goes to its line feed.
 */
record MixedOutput(byte[] bytes) {
  private static final byte[] LINE_START =
      "{\"schema\":{\"format\":\"telemetry.v2\"".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ECS_START = "{\"@timestamp\":\"".getBytes(StandardCharsets.UTF_8);

  byte[] ownLines() {
    return part(true);
  }

  byte[] appText() {
    return part(false);
  }

  private byte[] part(boolean ours) {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    boolean inLine = false;
    for (int i = 0; i < bytes.length; i++) {
      inLine = inLine || isStart(i, LINE_START) || isStart(i, ECS_START);
      if (inLine == ours) {
        part.write(bytes[i]);
      }
      inLine = inLine && bytes[i] != '\n';
    }
    return part.toByteArray();
  }

  private boolean isStart(int i, byte[] start) {
    int end = i + start.length;
    return bytes[i] == '{'
        && end <= bytes.length
        && Arrays.equals(bytes, i, end, start, 0, start.length);
  }
}
