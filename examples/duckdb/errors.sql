-- Where errors come from: each counts where it was first seen, not in what it passed on its way.
SELECT
  coalesce(error.type, 'HTTP ' || attributes['http.status_code']) AS error,
  coalesce(
    function_name,
    attributes['http.method'] || ' ' || attributes['http.route'],
    regexp_replace(message, '( [0-9]{3}| failed)?( in [0-9.]+ ms)?$', '')
  ) AS origin,
  service.name AS service,
  count(*) AS times,
  max(timestamp) AS last_seen,
  arg_max(error.message, timestamp) AS last_message
FROM lines
WHERE severity = 'ERROR'
  AND event_type IN ('exception', 'http_response', 'db_response')
  AND attributes['error.origin_span_id'] IS NULL
  -- A status alone is passed on from the call, or the other service, that failed within.
  AND (error IS NOT NULL OR span_id NOT IN (
    SELECT parent_span_id FROM lines WHERE severity = 'ERROR' AND parent_span_id IS NOT NULL
  ))
GROUP BY ALL
ORDER BY times DESC, error, origin;
