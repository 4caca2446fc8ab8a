package io.telemetryagent.instrument.hook;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;

/**
 * A public method of a library's type, by name and number of parameters. The library was not known
 * when we were built, so a version that lacks the method simply has no answer; nor has one that
 * fails.
 */
public final class LibraryMethod {
  private final String name;
  private final int parameters;

  /** What it takes, where there are others of that name; null for whatever it takes. */
  private final Class<?> type;

  /** Of the JDK's types alone: what is kept with a class of the app outlives the agent. */
  private final ClassValue<Optional<Method>> found =
      new ClassValue<Optional<Method>>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
          return Optional.ofNullable(withoutChecks(find(type)));
        }
      };

  /** The method of that name that takes {@code parameters} arguments. */
  public LibraryMethod(String name, int parameters) {
    this(name, parameters, null);
  }

  /** The method of that name that takes one argument, of just that type. */
  public LibraryMethod(String name, Class<?> type) {
    this(name, 1, type);
  }

  private LibraryMethod(String name, int parameters, Class<?> type) {
    this.name = name;
    this.parameters = parameters;
    this.type = type;
  }

  /** What it returns; null where {@code target} is null or has no such method, or that throws. */
  public Object call(Object target, Object... arguments) {
    Method method = target == null ? null : found.get(target.getClass()).orElse(null);
    if (method == null) {
      return null;
    }
    try {
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  /** The same as text; null where it is none. */
  public String text(Object target, Object... arguments) {
    Object result = call(target, arguments);
    return result instanceof CharSequence ? result.toString() : null;
  }

  /** The same as a number; {@code otherwise} where it is none. */
  public int number(int otherwise, Object target, Object... arguments) {
    Object result = call(target, arguments);
    return result instanceof Number ? ((Number) result).intValue() : otherwise;
  }

  /** The same as a yes; no where it is none. */
  public boolean is(Object target, Object... arguments) {
    return Boolean.TRUE.equals(call(target, arguments));
  }

  /** Where it is declared first: a public type may be in a package that its module hides. */
  private Method find(Class<?> type) {
    Method method = type.getSuperclass() == null ? null : find(type.getSuperclass());
    for (Class<?> contract : type.getInterfaces()) {
      method = method == null ? find(contract) : method;
    }
    return method == null ? declared(type) : method;
  }

  /** In a public type: what a hidden class overrides is called by the type that declared it. */
  private Method declared(Class<?> type) {
    if (!Modifier.isPublic(type.getModifiers())) {
      return null;
    }
    Method bridge = null;
    for (Method method : methods(type)) {
      if (isIt(method)) {
        if (!method.isBridge()) {
          return method;
        }
        bridge = method;
      }
    }
    return bridge;
  }

  private boolean isIt(Method method) {
    Class<?>[] types = method.getParameterTypes();
    return method.getName().equals(name)
        && types.length == parameters
        && (type == null || types[0] == type)
        && Modifier.isPublic(method.getModifiers());
  }

  private static Method[] methods(Class<?> type) {
    try {
      return type.getDeclaredMethods();
    } catch (LinkageError e) {
      // One of them has a parameter of a type that is not there.
      return new Method[0];
    }
  }

  /**
   * Else each call is checked, and the method remembers its caller, which is one of our classes.
   */
  private static Method withoutChecks(Method method) {
    try {
      if (method != null) {
        method.setAccessible(true);
      }
    } catch (RuntimeException e) {
      // Of a package that its module hides: then calls fail too.
    }
    return method;
  }
}
