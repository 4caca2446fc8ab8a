# Where errors come from: each counts where it was first seen, not in the frames it passed.
reduce (
  inputs
  | select(.error != null)
  | select(.event_type == ("exception", "http_response", "db_response"))
  | select(.attributes["error.origin_span_id"] == null)
) as $line ({};
  ([$line.error.type, $line.function_name // $line.attributes["db.statement"]
    // $line.attributes["http.url"] // "-"] | @tsv) as $origin
  | .[$origin] |= {times: (.times + 1), message: $line.error.message})
| to_entries
| sort_by(-.value.times)[]
| "\(.value.times)\t\(.key)\t\(.value.message)"
