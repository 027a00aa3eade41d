-- Which addresses of a set were seen at all?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row an address of the
-- set; what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwsetmember ADDRESS NAME.set
-- Parameters:
--   name text -: the set, a file sets/NAME.txt of the reference directory
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03 --name=bad
-- Expected:
--   address | first_seen | records
--   192.0.2.66 | 2026-03-02T16:00:00Z | 20
--   203.0.113.66 | 2026-03-02T12:00:00Z | 2
--   203.0.113.77 | 2026-03-02T14:00:00Z | 40
--   203.0.113.78 | 2026-03-02T14:10:00Z | 30
SELECT address, MIN(start_time) AS first_seen, COUNT(*) AS records
FROM (
  SELECT src_ip AS address, start_time FROM flows
  WHERE in_set(src_ip, '${name}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  UNION ALL
  SELECT dst_ip AS address, start_time FROM flows
  WHERE in_set(dst_ip, '${name}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
) AS members
GROUP BY address
/* batch */ ORDER BY address LIMIT ${limit};
