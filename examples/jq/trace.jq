# One trace, in order of time, indented by who called whom; from as many services as there are files.
[inputs | select(.trace_id == $trace)]
| (map({key: .span_id, value: .parent_span_id}) | from_entries) as $parents
| sort_by([.timestamp_ns, .sequence])[]
| ([.span_id | recurse($parents[.]; . != null)] | length) as $depth
| "\(.timestamp[11:23])  \(.service.name)  \("  " * $depth)\(.message)"
