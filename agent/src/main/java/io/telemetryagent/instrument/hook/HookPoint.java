package io.telemetryagent.instrument.hook;

import io.telemetryagent.bootstrap.Hook;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Where a hook is put. By the names of classes where they are known; else by what a class file
 * names: a descriptor with a library's types in it is found without looking up a supertype.
 */
public final class HookPoint {
  private final List<String> classes;
  private final List<String> needles;
  private final String method;
  private final String descriptor;
  private final String callee;
  private final boolean rewriting;
  private final Hook hook;

  private HookPoint(Builder builder, String callee, boolean rewriting, Hook hook) {
    this.classes = builder.classes;
    this.needles = builder.needles;
    this.method = builder.method;
    this.descriptor = builder.descriptor;
    this.callee = callee;
    this.rewriting = rewriting;
    this.hook = hook;
  }

  /** A point in these classes, {@code okhttp3/RealCall}. */
  public static Builder in(String... classes) {
    return new Builder(Arrays.asList(classes), Collections.<String>emptyList());
  }

  /** A point in all classes that name one of {@code needles}: a type, or a descriptor. */
  public static Builder inClassesThatName(String... needles) {
    return new Builder(Collections.<String>emptyList(), Arrays.asList(needles));
  }

  List<String> classes() {
    return classes;
  }

  List<String> needles() {
    return needles;
  }

  /** Whether {@code name} with {@code descriptor} is the method. */
  boolean isAt(String name, String descriptor) {
    return name.equals(method)
        && (this.descriptor == null || descriptor.startsWith(this.descriptor));
  }

  /** The call within the method whose value is replaced, {@code okhttp3/Request.newBuilder}. */
  String callee() {
    return callee;
  }

  /** Whether the method gets the arguments that the hook has changed. */
  boolean isRewriting() {
    return rewriting;
  }

  Hook hook() {
    return hook;
  }

  @Override
  public String toString() {
    return method + " in " + (classes.isEmpty() ? "classes that name " + needles : classes);
  }

  /** A point in the making. */
  public static final class Builder {
    private final List<String> classes;
    private final List<String> needles;
    private String method;
    private String descriptor;

    private Builder(List<String> classes, List<String> needles) {
      this.classes = classes;
      this.needles = needles;
    }

    /** In every overload of the method. */
    public Builder method(String name) {
      return method(name, null);
    }

    /** In the methods of that name whose descriptors begin so. */
    public Builder method(String name, String descriptorStart) {
      method = name;
      descriptor = descriptorStart;
      return this;
    }

    /** The hook is called where the method is entered and left. */
    public HookPoint around(Hook hook) {
      return new HookPoint(this, null, false, hook);
    }

    /** The same, and the method gets the arguments as the hook has changed them. */
    public HookPoint aroundWithArguments(Hook hook) {
      return new HookPoint(this, null, true, hook);
    }

    /** The hook replaces what a call within the method returns, {@code java/lang/String.trim}. */
    public HookPoint after(String callee, Hook hook) {
      return new HookPoint(this, callee, false, hook);
    }
  }
}
