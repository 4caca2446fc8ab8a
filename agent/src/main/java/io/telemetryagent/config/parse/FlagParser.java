package io.telemetryagent.config.parse;

import java.util.Locale;

/** True or false in the ways people write them, in any case. */
public final class FlagParser implements Parser<Boolean> {
  @Override
  public Boolean parse(String text) {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "true":
      case "yes":
      case "on":
      case "1":
        return true;
      case "false":
      case "no":
      case "off":
      case "0":
        return false;
      default:
        throw new IllegalArgumentException(text);
    }
  }
}
