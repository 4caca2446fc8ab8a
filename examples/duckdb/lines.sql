-- The lines of all files that the variable names, and the spans they tell of. Read this first.
CREATE OR REPLACE VIEW lines AS
SELECT *
FROM read_json(
  coalesce(getvariable('files'), 'trace.jsonl'),
  format = 'newline_delimited',
  columns = {
    schema: 'STRUCT(format VARCHAR, version VARCHAR)',
    timestamp: 'TIMESTAMP',
    timestamp_ns: 'BIGINT',
    sequence: 'BIGINT',
    event_type: 'VARCHAR',
    severity: 'VARCHAR',
    function_name: 'VARCHAR',
    trace_id: 'VARCHAR',
    span_id: 'VARCHAR',
    parent_span_id: 'VARCHAR',
    duration_ns: 'BIGINT',
    message: 'VARCHAR',
    attributes: 'MAP(VARCHAR, VARCHAR)',
    service: 'STRUCT(name VARCHAR, version VARCHAR)',
    environment: 'VARCHAR',
    resource: 'MAP(VARCHAR, VARCHAR)',
    cloud: 'MAP(VARCHAR, VARCHAR)',
    host: 'STRUCT(name VARCHAR, ip VARCHAR, public_ip VARCHAR)',
    k8s: 'MAP(VARCHAR, VARCHAR)',
    process: 'STRUCT(pid BIGINT, executable VARCHAR, command_line VARCHAR)',
    error: 'STRUCT("type" VARCHAR, message VARCHAR, stacktrace VARCHAR)'
  },
  maximum_object_size = 67108864
);

-- One row a call, request or query. What has no end has no duration.
CREATE OR REPLACE VIEW spans AS
SELECT
  opened.trace_id,
  opened.span_id,
  opened.parent_span_id,
  opened.service.name AS service,
  opened.process.pid AS pid,
  opened.attributes['thread.name'] AS thread,
  coalesce(opened.function_name, opened.message) AS name,
  opened.timestamp_ns AS start_ns,
  closed.duration_ns,
  closed.error.type AS error
FROM lines AS opened
LEFT JOIN lines AS closed
  ON closed.trace_id = opened.trace_id
  AND closed.span_id = opened.span_id
  AND closed.event_type IN ('function_exit', 'http_response', 'db_response')
WHERE opened.event_type IN ('function_entry', 'http_request', 'db_request');
