-- Which systems ask name servers outside, and how many of them?
--
-- Those that are not configured to ask our own resolvers.
-- Types are those of silk.conf and sensor.conf: where a site has none, nothing is found.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a source and whom
-- it asked; what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwfilter --dport=53 --type=out --pass=stdout | rwuniq --fields=sip --values=dip-distinct
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src_ip | dst_ip_distinct | flows
--   198.51.100.53 | 12 | 12
--   198.51.100.30 | 8 | 8
--   10.0.0.9 | 1 | 40
--   198.51.100.31 | 1 | 3
SELECT src_ip, COUNT(dst_ip) AS dst_ip_distinct, SUM(flows) AS flows
FROM (
  SELECT src_ip, dst_ip, COUNT(*) AS flows
  FROM flows
  WHERE dst_port = 53 AND type = 'out'
    AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY src_ip, dst_ip
) AS pairs
GROUP BY src_ip
/* batch */ ORDER BY dst_ip_distinct DESC, src_ip LIMIT ${limit};
