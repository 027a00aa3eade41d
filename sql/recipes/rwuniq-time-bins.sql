-- How many flows of each type began in each hour?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row an hour and type;
-- what had no flow for a day is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwuniq --bin-time=3600 --fields=stime,type --values=records,bytes
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 100000: the most rows
-- Settings:
--   table.exec.state.ttl = 1 d
-- Example: --from=2026-03-02T08:00:00Z --until=2026-03-02T11:30:00Z
-- Expected:
--   utc_hour | type | records | octets
--   2026-03-02 08 | in | 17 | 2600
--   2026-03-02 08 | outweb | 1 | 5000000
--   2026-03-02 09 | out | 23 | 1610
--   2026-03-02 09 | outweb | 1 | 5000000
--   2026-03-02 10 | in | 1 | 9000
--   2026-03-02 10 | inweb | 4 | 57400
--   2026-03-02 10 | out | 1 | 1100
--   2026-03-02 10 | outweb | 8 | 5077100
SELECT
  DATE_FORMAT(TIMESTAMPADD(HOUR, utc_bin, TIMESTAMP '1970-01-01 00:00:00'), 'yyyy-MM-dd HH') AS utc_hour,
  type, COUNT(*) AS records, SUM(octets) AS octets
FROM (SELECT *, CAST(bin_number(start_time, 3600) AS INT) AS utc_bin FROM flows) AS binned
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY utc_bin, type
/* batch */ ORDER BY utc_hour, type LIMIT ${limit};
