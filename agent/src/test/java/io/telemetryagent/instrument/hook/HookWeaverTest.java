package io.telemetryagent.instrument.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookWeaverTest {
  private static final String NAME = Sum.class.getName();

  @Test
  void severalHooksAroundOneMethod_passTheVerifier() throws Exception {
    HookPoint.Builder sum = HookPoint.in(NAME.replace('.', '/')).method("ofPositive");
    List<HookPoint> points = List.of(sum.around(new Idle()), sum.aroundWithArguments(new Idle()));
    Class<?> woven = load(new HookWeaver().weave(points, classFile()));
    assertThat(woven.getMethod("ofPositive", long[].class).invoke(null, new long[] {1, -2, 3}))
        .isEqualTo(4L);
  }

  @Test
  void classWithoutThePoint_isLeftAlone() throws Exception {
    HookPoint point = HookPoint.in(NAME).method("ofPositive", "(J)").around(new Idle());
    assertThat(new HookWeaver().weave(List.of(point), classFile())).isNull();
  }

  private static byte[] classFile() throws IOException {
    try (InputStream in = Sum.class.getResourceAsStream("HookWeaverTest$Sum.class")) {
      return in.readAllBytes();
    }
  }

  private static Class<?> load(byte[] classFile) throws ClassNotFoundException {
    ClassLoader loader =
        new ClassLoader(HookWeaverTest.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(NAME)
                ? defineClass(name, classFile, 0, classFile.length)
                : super.loadClass(name, resolve);
          }
        };
    return loader.loadClass(NAME);
  }

  private static final class Idle extends LibraryHook {}

  /** Has stack map frames, and a local variable of two slots. */
  public static final class Sum {
    public static long ofPositive(long[] values) {
      long sum = 0;
      for (long value : values) {
        if (value > 0) {
          sum += value;
        }
      }
      return sum;
    }
  }
}
