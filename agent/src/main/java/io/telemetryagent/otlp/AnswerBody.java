package io.telemetryagent.otlp;

import io.opentelemetry.exporter.internal.marshal.CodedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The body of an answer: {@code ExportTraceServiceResponse} or its sister for logs, which hold how
 * much was refused, or after a failure {@code google.rpc.Status}. Whatever it is, it may be
 * anything else instead.
 */
final class AnswerBody {
  /** Field 1 of the response is a message, whose fields follow behind its length. */
  private static final int PARTIAL_SUCCESS = 1 << 3 | 2;

  /** Field 1 of that message, a number: of the spans or log records. */
  private static final int REJECTED = 1 << 3;

  /** Field 2 of that message, and of Status, a text. */
  private static final int MESSAGE = 2 << 3 | 2;

  private static final int LONGEST = 300;

  final long rejected;

  /** Null for none. */
  final String text;

  private AnswerBody(long rejected, String text) {
    this.rejected = rejected;
    this.text = text;
  }

  static AnswerBody of(byte[] body) {
    if (body == null || body.length == 0) {
      return new AnswerBody(0, null);
    }
    try {
      return parse(CodedInputStream.newInstance(body));
    } catch (IOException | RuntimeException e) {
      String text = new String(body, StandardCharsets.UTF_8).trim();
      return new AnswerBody(0, shortened(text));
    }
  }

  private static AnswerBody parse(CodedInputStream in) throws IOException {
    long rejected = 0;
    String text = null;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == PARTIAL_SUCCESS) {
        in.readRawVarint32();
      } else if (tag == REJECTED) {
        rejected = in.readRawVarint32();
      } else if (tag == MESSAGE) {
        text = in.readStringRequireUtf8();
      } else {
        in.skipField(tag);
      }
    }
    return new AnswerBody(rejected, text == null || text.isEmpty() ? null : shortened(text));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
