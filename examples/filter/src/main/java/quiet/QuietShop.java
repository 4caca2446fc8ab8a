package quiet;

import io.telemetryagent.extension.EventFilter;
import io.telemetryagent.extension.TelemetryEvent;

/**
 * Leaves out what the shop serves to those who only look, and says of each order what was ordered.
 * What the catalog does meanwhile is still told, as called by the one who asked.
 */
public final class QuietShop implements EventFilter {
  private static final String ITEM = "item=";

  @Override
  public TelemetryEvent filter(TelemetryEvent event) {
    Object url = event.attributes().get("http.url");
    if (url == null) {
      return event;
    }
    boolean served = "server".equals(event.attributes().get("span.kind"));
    if (served && event.opens() && url.toString().endsWith("/catalog")) {
      return null;
    }
    String item = item(url.toString());
    return item == null ? event : event.withAttribute("shop.item", item);
  }

  private static String item(String url) {
    int start = url.indexOf(ITEM) + ITEM.length();
    if (start < ITEM.length()) {
      return null;
    }
    int end = url.indexOf('&', start);
    return url.substring(start, end < 0 ? url.length() : end);
  }
}
