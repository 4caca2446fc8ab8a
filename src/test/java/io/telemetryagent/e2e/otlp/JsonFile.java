package io.telemetryagent.e2e.otlp;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads OTLP/JSON: one TracesData or LogsData a line. It is protobuf's JSON, but for ids, which are
 * hexadecimal (OTLP specification, "JSON Protobuf Encoding").
 */
public final class JsonFile {
  private static final Pattern ID =
      Pattern.compile("\"(traceId|spanId|parentSpanId)\":\"([0-9a-f]*)\"");

  private JsonFile() {}

  /** What these lines hold; fails unless all are as the specification wants them. */
  public static Collected read(List<String> lines) throws IOException {
    Collected collected = new Collected();
    for (String line : lines) {
      JsonShape.check(line);
      if (line.startsWith("{\"resourceSpans\":")) {
        TracesData traces = parse(line, TracesData.newBuilder()).build();
        collected.spans(traces.getResourceSpansList(), 0);
      } else {
        LogsData logs = parse(line, LogsData.newBuilder()).build();
        collected.logs(logs.getResourceLogsList());
      }
    }
    return collected;
  }

  /** Fails at a field that protobuf does not know. */
  private static <B extends Message.Builder> B parse(String line, B message) throws IOException {
    String json = ID.matcher(line).replaceAll(JsonFile::inBase64);
    JsonFormat.parser().merge(json, message);
    return message;
  }

  private static String inBase64(MatchResult id) {
    byte[] bytes = HexFormat.of().parseHex(id.group(2));
    return "\"" + id.group(1) + "\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
  }
}
