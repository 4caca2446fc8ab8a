package io.telemetryagent.cli;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Option;
import io.telemetryagent.config.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What holds if the agent is started here and now, and who said so. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the effective configuration and where each value comes from.",
      "It is that of an agent started in this environment with these options; secrets are masked."
    })
final class ConfigCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "key=value", description = "Options, as the agent is given them.")
  private List<String> given = new ArrayList<>();

  @picocli.CommandLine.Option(names = "--docs", description = "Explain every option instead.")
  private boolean docs;

  @picocli.CommandLine.Option(names = "--json", description = "Write one JSON object.")
  private boolean json;

  ConfigCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (docs) {
      explain();
      return Cli.DONE;
    }
    AgentConfig config = GivenOptions.ofThisProcess(given, terminal.environment);
    for (String warning : config.warnings()) {
      terminal.err.println("telemetry-agent: " + warning);
    }
    if (json) {
      terminal.out.println(JsonText.of(describe(config)));
    } else {
      print(config);
    }
    return Cli.DONE;
  }

  private void print(AgentConfig config) {
    Table table = new Table("option", "value", "from");
    Map<String, String> values = config.effective();
    for (Option<?> option : Options.ALL) {
      String value = values.get(option.key());
      table.row(
          option.key(),
          value == null ? "(" + option.defaultWords() + ")" : value,
          config.source(option));
    }
    table.print(terminal.out);
  }

  private static Map<String, Object> describe(AgentConfig config) {
    List<Object> options = new ArrayList<>();
    Map<String, String> values = config.effective();
    for (Option<?> option : Options.ALL) {
      Map<String, Object> described = new LinkedHashMap<>();
      described.put("key", option.key());
      described.put("value", values.get(option.key()));
      described.put("source", config.source(option));
      options.add(described);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("options", options);
    result.put("warnings", config.warnings());
    return result;
  }

  private void explain() {
    for (Option<?> option : Options.ALL) {
      terminal.out.println(option.key());
      terminal.out.println("    " + option.meaning());
      terminal.out.println("    allowed: " + option.allowed());
      terminal.out.println("    default: " + option.defaultWords());
      if (option.isLive()) {
        terminal.out.println("    may change while the agent runs");
      }
    }
  }
}
