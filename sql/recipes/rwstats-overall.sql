-- How are bytes, packets and bytes a packet spread over the flows?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a protocol; what
-- had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwstats --overall-stats --detail-proto-stats=1,6,17
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 256: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   protocol | records | min_octets | max_octets | octets | min_packets | max_packets | packets | min_octets_a_packet | max_octets_a_packet
--   1 | 2 | 336 | 336 | 672 | 4 | 4 | 8 | 84 | 84
--   6 | 162 | 60 | 1200000000 | 2532530960 | 1 | 900000 | 1906338 | 60 | 1333
--   17 | 66 | 70 | 600000 | 1837610 | 1 | 3000 | 9103 | 70 | 450
SELECT
  protocol, COUNT(*) AS records,
  MIN(octets) AS min_octets, MAX(octets) AS max_octets, SUM(octets) AS octets,
  MIN(packets) AS min_packets, MAX(packets) AS max_packets, SUM(packets) AS packets,
  MIN(octets / packets) AS min_octets_a_packet, MAX(octets / packets) AS max_octets_a_packet
FROM flows
WHERE packets > 0 AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY protocol
/* batch */ ORDER BY protocol LIMIT ${limit};
