package io.telemetryagent.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import io.telemetryagent.otlp.Answer.Fate;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
  /** partial_success { rejected_spans: 300, error_message: "too old" }. */
  private static final byte[] PARTIAL = {
    10, 12, 8, (byte) 172, 2, 18, 7, 't', 'o', 'o', ' ', 'o', 'l', 'd'
  };

  @ParameterizedTest
  @CsvSource({
    "200, TAKEN", "202, TAKEN", "429, LATER", "502, LATER", "503, LATER", "504, LATER",
    "400, REFUSED", "401, REFUSED", "404, REFUSED", "413, REFUSED", "500, REFUSED", "302, REFUSED"
  })
  void statusOfHttp_decides(int status, Fate fate) {
    assertThat(Answer.of(new HttpAnswer(status, new byte[0])).fate).isEqualTo(fate);
  }

  @ParameterizedTest
  @CsvSource({
    "OK, TAKEN",
    "UNAVAILABLE, LATER",
    "DEADLINE_EXCEEDED, LATER",
    "RESOURCE_EXHAUSTED, LATER",
    "CANCELLED, LATER",
    "ABORTED, LATER",
    "OUT_OF_RANGE, LATER",
    "DATA_LOSS, LATER",
    "UNKNOWN, REFUSED",
    "UNIMPLEMENTED, REFUSED",
    "INVALID_ARGUMENT, REFUSED",
    "UNAUTHENTICATED, REFUSED",
    "PERMISSION_DENIED, REFUSED",
    "INTERNAL, REFUSED"
  })
  void statusOfGrpc_decides(GrpcStatusCode status, Fate fate) {
    assertThat(Answer.of(new GrpcAnswer(status, new byte[0])).fate).isEqualTo(fate);
  }

  @Test
  void partialSuccess_tellsHowMuchWasRefused() {
    for (Answer answer :
        new Answer[] {
          Answer.of(new HttpAnswer(200, PARTIAL)),
          Answer.of(new GrpcAnswer(GrpcStatusCode.OK, PARTIAL))
        }) {
      assertThat(answer.fate).isEqualTo(Fate.TAKEN);
      assertThat(answer.rejected).isEqualTo(300);
      assertThat(answer.text).isEqualTo("too old");
    }
  }

  @Test
  void failure_saysWhatTheStatusMessageOfTheBodySays() {
    byte[] status = {8, 3, 18, 3, 'b', 'a', 'd'};
    assertThat(Answer.of(new HttpAnswer(400, status)).text).isEqualTo("HTTP 400 bad");
    byte[] page = "<html>not found</html>".getBytes(StandardCharsets.UTF_8);
    assertThat(Answer.of(new HttpAnswer(404, page)).text)
        .isEqualTo("HTTP 404 <html>not found</html>");
  }

  @Property
  void anyBody_isReadWithoutHarm(@ForAll byte[] body, @ForAll boolean isFailure) {
    Answer answer = Answer.of(new HttpAnswer(isFailure ? 500 : 200, body));
    assertThat(answer.fate).isEqualTo(isFailure ? Fate.REFUSED : Fate.TAKEN);
  }

  private record GrpcAnswer(GrpcStatusCode getStatusCode, byte[] getResponseMessage)
      implements GrpcResponse {
    @Override
    public String getStatusDescription() {
      return null;
    }
  }
}
