-- Which functions take the most time, the called ones included.
WITH calls AS (
  SELECT
    service.name AS service,
    function_name,
    1 AS calls,
    (error IS NOT NULL)::INTEGER AS failed,
    duration_ns AS total_ns,
    duration_ns,
    duration_ns AS max_ns
  FROM lines
  WHERE event_type = 'function_exit'
  UNION ALL
  -- Of methods that are called too often to be written out; the quantiles are without these.
  SELECT
    service.name,
    function_name,
    attributes['calls']::BIGINT,
    attributes['errors']::BIGINT,
    attributes['duration.total_ns']::BIGINT,
    NULL,
    attributes['duration.max_ns']::BIGINT
  FROM lines
  WHERE event_type = 'function_summary'
)
SELECT
  function_name,
  sum(calls)::BIGINT AS calls,
  sum(failed)::BIGINT AS failed,
  round(sum(total_ns) / 1e6, 3) AS total_ms,
  round(quantile_cont(duration_ns, 0.5) / 1e6, 3) AS p50_ms,
  round(quantile_cont(duration_ns, 0.99) / 1e6, 3) AS p99_ms,
  round(max(max_ns) / 1e6, 3) AS max_ms,
  service
FROM calls
GROUP BY service, function_name
ORDER BY total_ms DESC
LIMIT 20;
