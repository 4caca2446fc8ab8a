package io.telemetryagent.instrument.http.server;

import io.telemetryagent.instrument.hook.LibraryMethod;

/**
 * The pattern of Spring MVC that a servlet request matched. Spring leaves it in the request, so
 * nothing of Spring is woven. Fills http.route.
 */
final class SpringRoute {
  /** {@code HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE}, since Spring 3.0. */
  private static final String PATTERN =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private final LibraryMethod getAttribute = new LibraryMethod("getAttribute", 1);
  private final LibraryMethod getContextPath = new LibraryMethod("getContextPath", 0);

  /** The path of the app and the pattern within it; null where none matched. */
  String of(Object request) {
    String pattern = getAttribute.text(request, PATTERN);
    if (pattern == null) {
      return null;
    }
    String app = getContextPath.text(request);
    return app == null ? pattern : app + pattern;
  }
}
