# What began and has no end: calls still open when the process ended, or whose end was dropped.
reduce inputs as $line ({};
  if $line.event_type | IN("function_entry", "http_request", "db_request") then
    .[$line.span_id] = "\($line.timestamp)  \($line.attributes["thread.name"])  \($line.message)"
  elif $line.event_type | IN("function_exit", "http_response", "db_response") then
    del(.[$line.span_id])
  else . end)
| .[]
