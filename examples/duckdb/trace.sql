-- One trace across services, in order of time: that of the variable `trace`, or else the one that
-- comes through the most services.
WITH chosen AS (
  SELECT coalesce(
    getvariable('trace'),
    (SELECT trace_id FROM spans GROUP BY trace_id
     ORDER BY count(DISTINCT service) DESC, count(*) DESC LIMIT 1)
  ) AS trace_id
)
SELECT
  round((start_ns - min(start_ns) OVER ()) / 1e6, 3) AS after_ms,
  round(duration_ns / 1e6, 3) AS ms,
  service,
  pid,
  thread,
  name,
  error
FROM spans
SEMI JOIN chosen USING (trace_id)
ORDER BY start_ns;
