-- Which servers of a network listen, but for web servers on port 80?
--
-- Types are those of silk.conf and sensor.conf: where a site has none, nothing is found.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row each two addresses
-- and port; what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwfilter --proto=6,17 --ip-version=4 --type=out,outweb --scidr=SERVERS --pass=stdout --flags-all=SA/SA | rwfilter --sport=80 --fail=stdout stdin | rwuniq --fields dip,sip,sport
-- Parameters:
--   servers network -: the network
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --servers=198.51.100.0/27 --from=2026-03-02 --until=2026-03-03
-- Expected:
--   dst_ip | src_ip | src_port | records
--   192.0.2.70 | 198.51.100.10 | 443 | 1
--   192.0.2.71 | 198.51.100.10 | 443 | 1
--   203.0.113.66 | 198.51.100.20 | 22 | 1
--   192.0.2.73 | 198.51.100.25 | 25 | 1
SELECT dst_ip, src_ip, src_port, COUNT(*) AS records
FROM flows
WHERE protocol IN (6, 17) AND ip_version(src_ip) = 4 AND type IN ('out', 'outweb')
  AND ip_in(src_ip, '${servers}') AND flags_match(tcp_flags, 'SA/SA') AND src_port <> 80
  AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY dst_ip, src_ip, src_port
/* batch */ ORDER BY src_ip, src_port, dst_ip LIMIT ${limit};
