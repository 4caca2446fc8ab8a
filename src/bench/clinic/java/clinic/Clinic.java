package clinic;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application; returns once it answers requests. */
@SpringBootApplication
public class Clinic {
  public static void main(String[] args) {
    SpringApplication.run(Clinic.class, args);
  }
}
