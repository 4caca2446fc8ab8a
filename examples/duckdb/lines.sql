-- The lines of all files that the variable names. Read this first, then spans.sql.
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
