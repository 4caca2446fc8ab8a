package io.telemetryagent.instrument.method;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.instrument.Weaving;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Records entry and exit of every method that the patterns name. Source of function_entry,
 * function_exit and exception of telemetry.v2.
 */
public final class MethodWeaving implements Weaving {
  private final MethodPatterns patterns;
  private final boolean constructors;
  private final boolean trivialMethods;
  private final MethodNumbers numbers;
  private final Advice advice;

  /**
   * A weaving of all that {@code patterns} match.
   *
   * @param constructors whether to weave constructors too
   * @param trivialMethods whether to weave accessors, toString, equals and hashCode too
   */
  public MethodWeaving(
      MethodPatterns patterns, boolean constructors, boolean trivialMethods, MethodTable table) {
    this.patterns = patterns;
    this.constructors = constructors;
    this.trivialMethods = trivialMethods;
    numbers = new MethodNumbers(table);
    ClassFileLocator own = ClassFileLocator.ForClassLoader.of(Call.class.getClassLoader());
    advice = Advice.withCustomMapping().bind(numbers).to(Call.class, own);
  }

  @Override
  public List<AsmVisitorWrapper> visitors(TypeDescription type, byte[] classFile) {
    CodeScan scan = CodeScan.of(classFile);
    Set<String> methods = new HashSet<>();
    Set<String> plainConstructors = new HashSet<>();
    for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
      if (!isWoven(type, method, scan)) {
        continue;
      }
      (method.isConstructor() ? plainConstructors : methods).add(key(method));
    }
    if (methods.isEmpty() && plainConstructors.isEmpty()) {
      return Collections.emptyList();
    }
    List<AsmVisitorWrapper> visitors = new ArrayList<>();
    visitors.add(advice.on(new OneOf(methods)));
    visitors.add(
        new AsmVisitorWrapper.ForDeclaredMethods()
            .constructor(new OneOf(plainConstructors), new ConstructorWrapper(numbers)));
    return visitors;
  }

  private boolean isWoven(
      TypeDescription type, MethodDescription.InDefinedShape method, CodeScan scan) {
    String name = method.getInternalName();
    if (method.isAbstract() || method.isNative() || method.isTypeInitializer()) {
      return false;
    }
    if (method.isConstructor()
        ? !constructors || !scan.isPlainConstructor(method.getDescriptor())
        : method.isBridge() || method.isSynthetic() && !isLambdaBody(name)) {
      return false;
    }
    if (!patterns.matches(type.getName(), name, new Annotations(type, method))) {
      return false;
    }
    return trivialMethods
        || !isTrivial(method, scan)
        || patterns.nameOutright(type.getName(), name);
  }

  private static boolean isTrivial(MethodDescription.InDefinedShape method, CodeScan scan) {
    String name = method.getInternalName();
    String descriptor = method.getDescriptor();
    return scan.isAccessor(name, descriptor)
        || name.equals("toString") && descriptor.equals("()Ljava/lang/String;")
        || name.equals("hashCode") && descriptor.equals("()I")
        || name.equals("equals") && descriptor.equals("(Ljava/lang/Object;)Z");
  }

  /** javac's and Kotlin's {@code lambda$}, Scala's {@code $anonfun$}, but not its boxing bridge. */
  private static boolean isLambdaBody(String name) {
    return name.contains("lambda$") || name.contains("$anonfun$") && !name.endsWith("$adapted");
  }

  private static String key(MethodDescription method) {
    return method.getInternalName() + method.getDescriptor();
  }

  /** Matches methods by name and descriptor. */
  private static final class OneOf implements ElementMatcher<MethodDescription> {
    private final Set<String> keys;

    OneOf(Set<String> keys) {
      this.keys = keys;
    }

    @Override
    public boolean matches(MethodDescription method) {
      return keys.contains(key(method));
    }
  }

  /**
   * What is inlined around a method. Only faults of the virtual machine are suppressed here, such
   * as a stack overflow on the call itself; the Tracer deals with all else.
   */
  static final class Call {
    private Call() {}

    @Advice.OnMethodEnter(suppress = VirtualMachineError.class)
    static Span enter(@MethodNumber int method) {
      return Tracer.enter(method);
    }

    @Advice.OnMethodExit(suppress = VirtualMachineError.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter Span span, @Advice.Thrown Throwable thrown) {
      Tracer.exit(span, thrown);
    }
  }
}
