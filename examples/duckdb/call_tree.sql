-- Who called whom in one trace: that of the variable `trace`, or else the one with the slowest
-- request, or where none is a root, with the slowest call.
WITH RECURSIVE
chosen AS (
  SELECT coalesce(
    getvariable('trace'),
    (SELECT trace_id FROM spans WHERE parent_span_id IS NULL
     ORDER BY kind = 'http' DESC, duration_ns DESC NULLS LAST LIMIT 1)
  ) AS trace_id
),
own AS (
  SELECT spans.*, {'start': start_ns, 'span': span_id} AS place
  FROM spans
  SEMI JOIN chosen USING (trace_id)
),
tree AS (
  -- Roots: also what was called from where no lines are at hand.
  SELECT own.*, 0 AS depth, [place] AS path
  FROM own
  WHERE parent_span_id IS NULL OR parent_span_id NOT IN (SELECT span_id FROM own)
  UNION ALL
  SELECT own.*, tree.depth + 1, list_append(tree.path, own.place)
  FROM own
  JOIN tree ON own.parent_span_id = tree.span_id
)
SELECT
  repeat('  ', depth) || name AS call,
  round(duration_ns / 1e6, 3) AS ms,
  service,
  thread,
  error
FROM tree
ORDER BY path;
