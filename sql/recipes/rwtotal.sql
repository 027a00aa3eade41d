-- What went to each network of so many bits?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a network; what had
-- no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwtotal --dip-first-24 --skip-zeroes
-- Parameters:
--   bits number 24: of IPv4
--   bits6 number 48: of IPv6
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 100000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   network | records | octets | packets
--   10.0.0.0/24 | 6 | 2412102060 | 1809081
--   192.0.2.0/24 | 121 | 121386146 | 102598
--   198.51.100.0/24 | 102 | 791036 | 3590
--   203.0.113.0/24 | 1 | 90000 | 180
SELECT ip_prefix(dst_ip, ${bits}, ${bits6}) AS network, COUNT(*) AS records, SUM(octets) AS octets, SUM(packets) AS packets
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY ip_prefix(dst_ip, ${bits}, ${bits6})
/* batch */ ORDER BY network LIMIT ${limit};
