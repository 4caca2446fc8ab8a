package io.telemetryagent.metadata.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
  @Test
  void read_takesAsManyBytesAsTheLengthSays() throws IOException {
    HttpAnswer answer = read("HTTP/1.1 200 OK\r\ncontent-LENGTH: 3\r\nX-A:  b \r\n\r\nabcdef");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-a")).isEqualTo("b");
    assertThat(answer.text()).isEqualTo("abc");
  }

  @Test
  void read_joinsChunks() throws IOException {
    assertThat(
            read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n")
                .text())
        .isEqualTo("abc0123456789");
  }

  @Test
  void read_goesToTheEndWithoutALength() throws IOException {
    assertThat(read("HTTP/1.0 200\r\n\r\nall of it\n").text()).isEqualTo("all of it");
  }

  @Test
  void read_skipsInterimAnswers() throws IOException {
    assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n").status())
        .isEqualTo(204);
  }

  @Test
  void read_leavesTheBodyOfAnErrorAlone() throws IOException {
    assertThat(read("HTTP/1.1 404 Not Found\r\nContent-Length: 99\r\n\r\n").text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK",
        "HTTP/1.1 200 OK\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "HTTP/1.1 9x9 OK\r\n\r\n",
        "HTTP/1.1 999 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
      })
  void read_failsWhereTheAnswerIsCutShortOrContradictsItself(String raw) {
    assertThatThrownBy(() -> read(raw)).isInstanceOf(IOException.class);
  }

  @Property
  void read_failsWithNothingButIoExceptions(@ForAll byte[] tail, @ForAll boolean chunked) {
    String head = chunked ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" : "HTTP/1.1 ";
    try {
      assertThat(read(head + new String(tail, ISO_8859_1))).isNotNull();
    } catch (IOException noAnswer) {
      assertThat(noAnswer).hasMessageNotContainingAny("\r", "\n");
    }
  }

  private static HttpAnswer read(String raw) throws IOException {
    return HttpAnswer.read(new ByteArrayInputStream(raw.getBytes(ISO_8859_1)));
  }
}
