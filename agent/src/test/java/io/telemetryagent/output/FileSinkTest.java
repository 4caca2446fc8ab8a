package io.telemetryagent.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
  @TempDir private Path folder;

  @Test
  void open_createsFoldersAndAFileForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("a/b/out.jsonl");
    FileSink.open(file).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void open_followsNoLink() throws IOException {
    Path target = Files.createFile(folder.resolve("target"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    assertThatThrownBy(() -> FileSink.open(link))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is a symbolic link");
  }

  @Test
  void write_appendsToWhatTwoSinksWrote() throws IOException {
    Path file = folder.resolve("out");
    try (FileSink one = FileSink.open(file);
        FileSink two = FileSink.open(file)) {
      one.write(ByteBuffer.wrap("1\n".getBytes()));
      two.write(ByteBuffer.wrap("2\n".getBytes()));
      one.write(ByteBuffer.wrap("3\n".getBytes()));
    }
    assertThat(file).hasContent("1\n2\n3\n");
  }

  @Test
  void write_goesOnAfterAnInterrupt() throws IOException {
    Path file = folder.resolve("out");
    try (FileSink sink = FileSink.open(file)) {
      sink.write(ByteBuffer.wrap("1\n".getBytes()));
      Thread.currentThread().interrupt();
      sink.write(ByteBuffer.wrap("2\n".getBytes()));
      sink.write(ByteBuffer.wrap("3\n".getBytes()));
    }
    assertThat(Thread.interrupted()).isFalse();
    assertThat(file).hasContent("1\n2\n3\n");
  }
}
