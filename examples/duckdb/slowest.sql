-- Which functions take the most time, the called ones included.
SELECT
  function_name,
  count(*) AS calls,
  count(error) AS failed,
  round(sum(duration_ns) / 1e6, 3) AS total_ms,
  round(quantile_cont(duration_ns, 0.5) / 1e6, 3) AS p50_ms,
  round(quantile_cont(duration_ns, 0.99) / 1e6, 3) AS p99_ms,
  round(max(duration_ns) / 1e6, 3) AS max_ms
FROM lines
WHERE event_type = 'function_exit'
GROUP BY function_name
ORDER BY total_ms DESC
LIMIT 20;
