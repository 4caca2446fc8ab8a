# Which functions take the most time, the called ones included. Of methods that are called too
# often to be written out there are sums.
def ms: . / 1e6 * 1000 | round / 1000;

reduce (inputs | select(.event_type == ("function_exit", "function_summary"))) as $line ({};
  ($line.attributes | {
    calls: (.calls // 1),
    total: ($line.duration_ns // ."duration.total_ns" // 0),
    longest: ($line.duration_ns // ."duration.max_ns")
  }) as $more
  | .[$line.function_name] |= {
      calls: (.calls + $more.calls),
      total: (.total + $more.total),
      longest: ([.longest, $more.longest] | max)
    })
| ["function", "calls", "total ms", "mean ms", "longest ms"],
  (to_entries
    | sort_by(-.value.total)[:20][]
    | [.key, .value.calls, (.value | (.total, .total / .calls, .longest) | ms)])
| @tsv
