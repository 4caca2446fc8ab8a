package io.telemetryagent.instrument;

import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.pool.TypePool;

/** Weaves one class file. Loaded, and Byte Buddy with it, when the first class matches. */
final class Weaver {
  private final ByteBuddy byteBuddy =
      new ByteBuddy()
          .with(TypeValidation.DISABLED)
          .with(Implementation.Context.Disabled.Factory.INSTANCE);
  private final List<Weaving> weavings;

  Weaver(List<Weaving> weavings) {
    this.weavings = weavings;
  }

  /** The woven class file; null where no weaving applies. */
  byte[] weave(ClassLoader loader, String internalName, byte[] classFile) {
    String name = internalName.replace('/', '.');
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, classFile),
            loader == null
                ? ClassFileLocator.ForClassLoader.ofBootLoader()
                : ClassFileLocator.ForClassLoader.of(loader));
    // Lazy: a type that is only mentioned is never looked for, so it may as well be missing.
    TypePool types =
        new TypePool.Default.WithLazyResolution(
            new TypePool.CacheProvider.Simple(), locator, TypePool.Default.ReaderMode.FAST);
    TypeDescription type = types.describe(name).resolve();
    // decorate: visits the class file as it is, without resolving its supertypes.
    DynamicType.Builder<?> builder = byteBuddy.decorate(type, locator);
    boolean any = false;
    for (Weaving weaving : weavings) {
      for (AsmVisitorWrapper visitor : weaving.visitors(type, classFile)) {
        builder = builder.visit(visitor);
        any = true;
      }
    }
    return any ? builder.make(TypeResolutionStrategy.Disabled.INSTANCE, types).getBytes() : null;
  }
}
