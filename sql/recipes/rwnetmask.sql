-- Between which networks did how much go?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row each two networks;
-- what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwnetmask --4sip-prefix=24 --4dip-prefix=24 | rwuniq --fields=sip,dip --values=records,bytes
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src_network | dst_network | records | octets
--   192.0.2.0 | 10.0.0.0 | 4 | 2412052000
--   10.0.0.0 | 192.0.2.0 | 91 | 120112100
--   198.51.100.0 | 192.0.2.0 | 30 | 1274046
--   192.0.2.0 | 198.51.100.0 | 9 | 616256
--   198.51.100.0 | 198.51.100.0 | 2 | 120000
--   198.51.100.0 | 203.0.113.0 | 1 | 90000
--   203.0.113.0 | 198.51.100.0 | 91 | 54780
--   198.51.100.0 | 10.0.0.0 | 2 | 50060
SELECT ip_mask(src_ip, 24, 48) AS src_network, ip_mask(dst_ip, 24, 48) AS dst_network, COUNT(*) AS records, SUM(octets) AS octets
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY ip_mask(src_ip, 24, 48), ip_mask(dst_ip, 24, 48)
ORDER BY octets DESC, src_network, dst_network LIMIT ${limit};
