package io.telemetryagent.instrument;

import java.util.List;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;

/** One instrumentation: what is woven, where, and how. */
public interface Weaving {
  /** The visitors that weave {@code type}; none where nothing of it is to be woven. */
  List<AsmVisitorWrapper> visitors(TypeDescription type, byte[] classFile);
}
