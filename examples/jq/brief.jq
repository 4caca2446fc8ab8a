# One short line for each: time, severity, thread, message, and where a failure struck.
[
  .timestamp[11:23],
  .severity,
  .attributes["thread.name"] // "-",
  .message,
  (.error.stacktrace // "" | split("\n")[1] // empty | ltrimstr("\t"))
]
| join("  ")
