-- Which sources sent at least this percentage of all bytes?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a source; what had
-- no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwstats --fields=sip --values=bytes --percentage=P
-- Parameters:
--   percentage number 1: of all bytes
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src_ip | octets | percentage
--   192.0.2.200 | 2400000000 | 94.698119
--   10.0.0.8 | 120000000 | 4.734906
SELECT b.src_ip, b.octets, CAST(b.octets * 100.0 / t.octets AS DECIMAL(9, 6)) AS percentage
FROM (
  SELECT src_ip, SUM(octets) AS octets FROM flows
  WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY src_ip
) AS b CROSS JOIN (
  SELECT SUM(octets) AS octets FROM flows
  WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
) AS t
WHERE b.octets * 100 >= t.octets * ${percentage}
/* batch */ ORDER BY octets DESC, src_ip LIMIT ${limit};
