package io.telemetryagent.config.parse;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An http or https URL with a host, or one of a few words. */
public final class UrlParser implements Parser<String> {
  private final List<String> words;

  public UrlParser(String... words) {
    this.words = Arrays.asList(words);
  }

  @Override
  public String parse(String text) {
    if (words.contains(text.toLowerCase(Locale.ROOT))) return text.toLowerCase(Locale.ROOT);
    URI url = URI.create(text);
    boolean http = "http".equalsIgnoreCase(url.getScheme());
    if (!http && !"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
      throw new IllegalArgumentException("not http or https");
    }
    return text;
  }
}
