# Which functions take the most time, the called ones included.
def ms: . / 1e6 * 1000 | round / 1000;

reduce (inputs | select(.event_type == "function_exit")) as $exit ({};
  .[$exit.function_name] |= {
    calls: (.calls + 1),
    total: (.total + $exit.duration_ns),
    longest: ([.longest, $exit.duration_ns] | max)
  })
| ["function", "calls", "total ms", "mean ms", "longest ms"],
  (to_entries
    | sort_by(-.value.total)[:20][]
    | [.key, .value.calls, (.value | (.total, .total / .calls, .longest) | ms)])
| @tsv
