-- Which pairs of hosts exchanged at least so many bytes in one direction?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row each two addresses;
-- what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwstats --fields=sip,dip --values=bytes --threshold=N
-- Parameters:
--   threshold number 1000000: bytes
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src_ip | dst_ip | octets
--   192.0.2.200 | 10.0.0.99 | 2400000000
--   10.0.0.8 | 192.0.2.99 | 120000000
--   192.0.2.201 | 10.0.0.98 | 12000000
--   198.51.100.60 | 192.0.2.150 | 1200000
SELECT src_ip, dst_ip, SUM(octets) AS octets
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY src_ip, dst_ip
HAVING SUM(octets) >= ${threshold}
/* batch */ ORDER BY octets DESC, src_ip, dst_ip LIMIT ${limit};
