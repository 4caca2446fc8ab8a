package io.telemetryagent.metadata.app;

import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;

/**
 * Asks the boot layer about a module of the app. By reflection: what ships is compiled for Java 8,
 * which has no modules.
 */
final class BootModules {
  private BootModules() {}

  /** The main class in the module's descriptor, for {@code java -m module}; null if none. */
  static String mainClass(String module) {
    try {
      Object descriptor = call(resolved(module), "java.lang.module.ResolvedModule", "reference");
      descriptor = call(descriptor, "java.lang.module.ModuleReference", "descriptor");
      Object main = call(descriptor, "java.lang.module.ModuleDescriptor", "mainClass");
      return (String) ((Optional<?>) main).orElse(null);
    } catch (ReflectiveOperationException | RuntimeException noSuchModule) {
      return null;
    }
  }

  /** The jar or folder that the module was found in; null if it is in the runtime image. */
  static Path location(String module) {
    try {
      Object reference = call(resolved(module), "java.lang.module.ResolvedModule", "reference");
      Object location = call(reference, "java.lang.module.ModuleReference", "location");
      URI uri = (URI) ((Optional<?>) location).orElse(null);
      return uri == null || !"file".equals(uri.getScheme()) ? null : Paths.get(uri);
    } catch (ReflectiveOperationException | RuntimeException noSuchModule) {
      return null;
    }
  }

  private static Object resolved(String module) throws ReflectiveOperationException {
    Object layer = Class.forName("java.lang.ModuleLayer").getMethod("boot").invoke(null);
    Object configuration = call(layer, "java.lang.ModuleLayer", "configuration");
    Method find =
        Class.forName("java.lang.module.Configuration").getMethod("findModule", String.class);
    Object resolved = ((Optional<?>) find.invoke(configuration, module)).orElse(null);
    if (resolved == null) throw new ClassNotFoundException(module);
    return resolved;
  }

  /** Calls through the public class {@code type}: the object's own may be hidden. */
  private static Object call(Object on, String type, String method)
      throws ReflectiveOperationException {
    return Class.forName(type).getMethod(method).invoke(on);
  }
}
