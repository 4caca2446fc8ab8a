package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChunkPoolTest {
  private final ChunkPool pool = new ChunkPool(2);

  @Test
  void reserve_endsWithThePlaces() {
    assertThat(pool.reserve()).isTrue();
    assertThat(pool.isFull()).isFalse();
    assertThat(pool.reserve()).isTrue();
    assertThat(pool.isFull()).isTrue();
    assertThat(pool.reserve()).isFalse();
    assertThat(pool.reserved()).isEqualTo(2);
  }

  @Test
  void release_makesRoom() {
    pool.reserve();
    pool.reserve();
    pool.release();
    assertThat(pool.isFull()).isFalse();
    assertThat(pool.reserve()).isTrue();
  }

  @Test
  void chunkGivenBack_isTakenAgain_empty() {
    pool.reserve();
    Chunk chunk = pool.take();
    chunk.set(Chunk.EVENTS);
    chunk.next = new Chunk();
    pool.giveBack(chunk);
    assertThat(pool.reserved()).isZero();
    assertThat(pool.take()).isSameAs(chunk);
    assertThat(chunk.get()).isZero();
    assertThat(chunk.next).isNull();
    assertThat(pool.take()).isNotSameAs(chunk);
  }
}
