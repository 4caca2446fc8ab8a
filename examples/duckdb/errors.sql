-- Where errors come from: each counts where it was first seen, not in the frames it passed.
SELECT
  error.type AS error,
  coalesce(function_name, regexp_replace(message, ' in [0-9.]+ ms$', '')) AS origin,
  service.name AS service,
  count(*) AS times,
  max(timestamp) AS last_seen,
  arg_max(error.message, timestamp) AS last_message
FROM lines
WHERE error IS NOT NULL
  AND event_type IN ('exception', 'http_response', 'db_response')
  AND attributes['error.origin_span_id'] IS NULL
GROUP BY ALL
ORDER BY times DESC, error, origin;
