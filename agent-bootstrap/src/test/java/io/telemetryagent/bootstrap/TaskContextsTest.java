package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class TaskContextsTest {
  private final TaskContexts contexts = new TaskContexts();
  private final Object task = new String("task");

  @Test
  void take_givesWhatWasAdded_once() {
    TraceContext context = context(1);
    contexts.add(task, context);
    assertThat(contexts.of(task)).isSameAs(context);
    assertThat(contexts.take(task)).isSameAs(context);
    assertThat(contexts.take(task)).isNull();
    assertThat(contexts.size()).isZero();
  }

  @Test
  void tasks_areToldApartByIdentity() {
    contexts.add(task, context(1));
    assertThat(contexts.take(new String("task"))).isNull();
  }

  @Test
  void taskThatWasAddedAgain_hasAsManyContexts_alsoEmptyOnes() {
    contexts.add(task, context(1));
    contexts.add(task, null);
    contexts.add(task, context(2));
    assertThat(contexts.take(task).spanId).isEqualTo(2);
    assertThat(contexts.isKnown(task)).isTrue();
    assertThat(contexts.take(task)).isNull();
    assertThat(contexts.take(task).spanId).isEqualTo(1);
    assertThat(contexts.isKnown(task)).isFalse();
  }

  @Test
  void addIfNew_keepsTheFirst() {
    contexts.addIfNew(task, context(1));
    contexts.addIfNew(task, context(2));
    assertThat(contexts.take(task).spanId).isEqualTo(1);
    assertThat(contexts.isKnown(task)).isFalse();
  }

  @Test
  void taskThatIsGone_leavesNothing() {
    Object forgotten = new Object();
    WeakReference<Object> gone = new WeakReference<>(forgotten);
    contexts.add(forgotten, context(1));
    forgotten = null;
    while (gone.get() != null || contexts.size() > 0) {
      System.gc();
    }
    assertThat(contexts.size()).isZero();
  }

  private static TraceContext context(long spanId) {
    return new TraceContext(1, 1, spanId, true, true, null, null);
  }
}
