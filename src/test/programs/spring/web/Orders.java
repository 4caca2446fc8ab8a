package web;

import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Orders, each in a way of its own. */
@RestController
public class Orders {

  @GetMapping("/orders/{id}")
  public String order(@PathVariable("id") long id) {
    return find(id);
  }

  @GetMapping("/orders/{id}/later")
  public CompletableFuture<String> later(@PathVariable("id") long id) {
    return CompletableFuture.supplyAsync(() -> find(id));
  }

  @GetMapping("/orders/{id}/fail")
  public String fail(@PathVariable("id") long id) {
    throw new IllegalStateException("no order " + id);
  }

  private static String find(long id) {
    return "order " + id;
  }
}
