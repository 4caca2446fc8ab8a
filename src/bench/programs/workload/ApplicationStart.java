package workload;

/** Starts an application by its main method, which returns once it is up, and ends it then. */
public final class ApplicationStart {
  private ApplicationStart() {}

  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    Class<?> application = Class.forName(arguments.text("main"));
    application.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    new Results()
        .put("main_epoch_ms", System.currentTimeMillis())
        .put("cpu_ms", ThisProcess.cpuMillis())
        .put("resident_kib", ThisProcess.residentKib())
        .writeTo(arguments.text("results"));
    System.exit(0);
  }
}
