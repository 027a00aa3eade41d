-- Which sensors, classes and types are there, with flows from when to when?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a sensor, class and
-- type; what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwsiteinfo --fields=sensor,class,type,repo-start-date,repo-end-date; rwuniq --fields=sensor,class,type --sort-output
-- Parameters:
--   from time 30d: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   sensor | class | type | records | first_received | last_received
--   edge | all | in | 97 | 2026-03-02T08:00:01Z | 2026-03-02T18:00:04Z
--   edge | all | int2int | 4 | 2026-03-02T12:10:11Z | 2026-03-02T12:40:01Z
--   edge | all | inweb | 7 | 2026-03-02T10:00:11Z | 2026-03-02T21:00:01Z
--   edge | all | out | 71 | 2026-03-02T09:00:01Z | 2026-03-02T18:25:01Z
--   edge | all | outweb | 51 | 2026-03-02T00:31:41Z | 2026-03-02T23:31:41Z
SELECT sensor, class, type, COUNT(*) AS records, MIN(received_time) AS first_received, MAX(received_time) AS last_received
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY sensor, class, type
/* batch */ ORDER BY sensor, class, type LIMIT ${limit};
