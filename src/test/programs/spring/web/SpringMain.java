package web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** As {@code Main}, with Spring Boot. */
@SpringBootApplication
public class SpringMain {
  public static void main(String[] args) throws Exception {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.port", 0);
    properties.put("server.address", "127.0.0.1");
    properties.put("spring.main.banner-mode", "off");
    properties.put("logging.level.root", "off");
    SpringApplication application = new SpringApplication(SpringMain.class);
    application.setDefaultProperties(properties);
    try (ConfigurableApplicationContext context = application.run(args)) {
      int port = context.getEnvironment().getProperty("local.server.port", Integer.class);
      Path requests = Paths.get("requests");
      for (String path : Files.readAllLines(requests)) {
        System.out.println(path + " " + Wire.ask(port, path, ""));
      }
    }
  }
}
