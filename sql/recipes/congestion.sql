-- Which single address congested the network?
--
-- Bytes that each address sent or was sent. Sampled flows count for what they stand for.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row an address; what
-- had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwfilter --type=all --stime=FROM-UNTIL --pass=stdout | rwbag --bag-file=sip,sum-bytes,... --bag-file=dip,sum-bytes,... | rwbagtool --add | rwbagcat --sort-counters=decreasing
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02T18:00:00Z --until=2026-03-02T23:00:00Z --limit=2
-- Expected:
--   address | octets | flows
--   10.0.0.99 | 2400000000 | 2
--   192.0.2.200 | 2400000000 | 2
SELECT address, SUM(octets) AS octets, SUM(flows) AS flows
FROM (
  SELECT src_ip AS address, SUM(estimated_octets) AS octets, COUNT(*) AS flows FROM flows_estimated
  WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY src_ip
  UNION ALL
  SELECT dst_ip AS address, SUM(estimated_octets) AS octets, COUNT(*) AS flows FROM flows_estimated
  WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY dst_ip
) AS sides
GROUP BY address
ORDER BY octets DESC, address LIMIT ${limit};
