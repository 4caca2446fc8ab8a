# Where errors come from: each counts where it was first seen, not in what it passed on its way.
[inputs
  | select(.severity == "ERROR")
  | select(.event_type == ("exception", "http_response", "db_response"))
  | select(.attributes["error.origin_span_id"] == null)]
# A status alone is passed on from the call, or the other service, that failed within.
| (map({key: (.parent_span_id // ""), value: true}) | from_entries) as $passed_on
| map(select(.error != null or $passed_on[.span_id] == null)
  | {
      error: (.error.type // "HTTP \(.attributes["http.status_code"])"),
      origin: (.function_name // .attributes["db.statement"]
        // "\(.attributes["http.method"]) \(.attributes["http.route"] // .attributes["http.url"])"),
      message: .error.message
    })
| group_by([.error, .origin])
| sort_by(-length)[]
| [length, last.error, last.origin, last.message]
| @tsv
