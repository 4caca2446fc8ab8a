package io.telemetryagent.output;

/**
 * What sort of event a line tells of, by the closed lists of ECS. Fills {@code event.category} and
 * {@code event.type}, each an array, and says which lines have an {@code event.outcome}.
 */
final class EcsCategories {
  private EcsCategories() {}

  /** Both fields. Of ECS's categories only {@code api} is of calls that start and end. */
  static String of(EventType type) {
    switch (type) {
      case FUNCTION_ENTRY:
        return fields("api", "start");
      case FUNCTION_EXIT:
        return fields("api", "end");
      case HTTP_REQUEST:
        return fields("api\",\"web", "access\",\"start");
      case HTTP_RESPONSE:
        return fields("api\",\"web", "access\",\"end");
      case DB_REQUEST:
        return fields("api\",\"database", "access\",\"start");
      case DB_RESPONSE:
        return fields("api\",\"database", "access\",\"end");
      case AGENT_CONFIG:
        return fields("configuration", "info");
      case EXCEPTION:
      case METHOD_DAMPED:
      case FUNCTION_SUMMARY:
        return fields("api", "info");
      default:
        return fields("process", "info");
    }
  }

  /** Whether something has ended, well or not. */
  static boolean haveOutcome(EventType type) {
    return type == EventType.FUNCTION_EXIT
        || type == EventType.EXCEPTION
        || type == EventType.HTTP_RESPONSE
        || type == EventType.DB_RESPONSE;
  }

  private static String fields(String category, String type) {
    return "\"event.category\":[\"" + category + "\"],\"event.type\":[\"" + type + "\"]";
  }
}
