package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.run.Setup;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.pool.TypePool;

/** Many classes to weave: copies of {@code workload.Template} under other names. */
final class GeneratedJar {
  /** The methods of each that are woven. */
  static final int METHODS = 10;

  private GeneratedJar() {}

  /** A jar of that many classes, {@code generated.C0} and up. */
  static Path of(Setup setup, int classes) throws IOException {
    Path jar = setup.target().resolve("generated-" + classes + ".jar");
    ClassFileLocator jdk = ClassFileLocator.ForClassLoader.ofPlatformLoader();
    try (ClassFileLocator programs = ClassFileLocator.ForJarFile.of(setup.programs().toFile());
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(jar));
        JarOutputStream out = new JarOutputStream(file)) {
      TypePool types = TypePool.Default.of(new ClassFileLocator.Compound(programs, jdk));
      ByteBuddy copier = new ByteBuddy().with(TypeValidation.DISABLED);
      for (int i = 0; i < classes; i++) {
        out.putNextEntry(new ZipEntry("generated/C" + i + ".class"));
        out.write(
            copier
                .redefine(types.describe("workload.Template").resolve(), programs)
                .name("generated.C" + i)
                .make()
                .getBytes());
      }
    }
    return jar;
  }
}
