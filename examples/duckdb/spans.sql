-- One row a call, request or query. What has no end has no duration.
CREATE OR REPLACE VIEW spans AS
SELECT
  opened.trace_id,
  opened.span_id,
  opened.parent_span_id,
  split_part(opened.event_type, '_', 1) AS kind,
  opened.service.name AS service,
  opened.process.pid AS pid,
  opened.attributes['thread.name'] AS thread,
  coalesce(
    opened.function_name,
    -- Often the route is known only when the request has been served.
    closed.attributes['http.method'] || ' ' || closed.attributes['http.route'],
    opened.message
  ) AS name,
  opened.timestamp_ns AS start_ns,
  closed.duration_ns,
  CASE
    WHEN closed.severity = 'ERROR'
    THEN coalesce(closed.error.type, 'HTTP ' || closed.attributes['http.status_code'])
  END AS error
FROM lines AS opened
LEFT JOIN lines AS closed
  ON closed.trace_id = opened.trace_id
  AND closed.span_id = opened.span_id
  AND closed.event_type IN ('function_exit', 'http_response', 'db_response')
WHERE opened.event_type IN ('function_entry', 'http_request', 'db_request');
