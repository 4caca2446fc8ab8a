package io.telemetryagent.instrument;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.instrument.hook.LibraryWeaving;
import io.telemetryagent.instrument.method.MethodPlan;
import io.telemetryagent.instrument.method.PlannedMethod;
import io.telemetryagent.instrument.weave.ClassFilter;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * What {@link Installer} would do with class files of an app, by the same code, without running or
 * changing any of them.
 */
public final class WeavingPlan {
  private final MethodPlan methods;
  private final LibraryWeaving libraries;

  private WeavingPlan(MethodPlan methods, LibraryWeaving libraries) {
    this.methods = methods;
    this.libraries = libraries;
  }

  /** A plan for these options; {@code include} are the patterns in force. */
  public static WeavingPlan of(List<String> include, AgentConfig config) {
    ClassFilter filter = new ClassFilter(WeavingPlan.class.getClassLoader());
    LibraryWeaving libraries = new LibraryWeaving(Libraries.of(config), filter);
    libraries.change(Weavings.families(config));
    return new WeavingPlan(
        new MethodPlan(
            Weavings.patterns(include, config),
            config.get(Options.CONSTRUCTORS),
            config.get(Options.TRIVIAL_METHODS),
            filter),
        libraries);
  }

  /**
   * What would become of each method of a class.
   *
   * @param loader where annotations are looked up; must not be the loader of the agent
   */
  public List<PlannedMethod> methodsOf(ClassLoader loader, String internalName, byte[] classFile) {
    return methods.of(loader, internalName, classFile);
  }

  /** Whether the class would get hooks for requests or database calls. */
  public boolean isHooked(ClassLoader loader, String internalName, byte[] classFile) {
    return libraries.mayWeave(loader, internalName, null)
        && libraries.weave(loader, internalName, classFile) != null;
  }

  /** Whether the file is that of an annotation. */
  public static boolean isAnnotation(byte[] classFile) {
    return (OpenedClassReader.of(classFile).getAccess() & Opcodes.ACC_ANNOTATION) != 0;
  }

  /** The patterns of include that have matched no method so far. */
  public List<String> unusedIncludes() {
    return methods.unusedIncludes();
  }

  /** The patterns of exclude that have matched no method so far. */
  public List<String> unusedExcludes() {
    return methods.unusedExcludes();
  }
}
