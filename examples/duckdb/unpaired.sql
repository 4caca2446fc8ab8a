-- What began and has no end: calls still open when the process ended, or whose end was dropped.
SELECT
  service,
  pid,
  thread,
  name,
  make_timestamp_ns(start_ns) AS began,
  trace_id,
  span_id
FROM spans
WHERE duration_ns IS NULL
ORDER BY start_ns;
