-- All lines as one Parquet file, a fraction of the size; DuckDB, Spark and others read it.
COPY (SELECT * FROM lines ORDER BY timestamp_ns) TO 'trace.parquet' (FORMAT parquet, COMPRESSION zstd);
