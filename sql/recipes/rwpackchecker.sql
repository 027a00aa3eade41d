-- Which flows cannot be right by their counts?
--
-- No packets, or more or fewer bytes a packet than there can be.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row an exporter; what
-- had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwpackchecker --value=min-bpp=20 --value=max-bpp=16384
-- Parameters:
--   least number 20: bytes a packet
--   most number 16384: bytes a packet
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03 --most=900
-- Expected:
--   exporter_ip | export_protocol | flows | min_octets | max_octets_a_packet
--   192.0.2.1 | netflow5 | 34 | 15000 | 1333
--   192.0.2.3 | netflow5 | 1 | 2000 | 1000
SELECT exporter_ip, export_protocol, COUNT(*) AS flows, MIN(octets) AS min_octets, MAX(octets / NULLIF(packets, 0)) AS max_octets_a_packet
FROM flows
WHERE (packets = 0 OR octets / NULLIF(packets, 0) < ${least} OR octets / NULLIF(packets, 0) > ${most}) AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY exporter_ip, export_protocol
/* batch */ ORDER BY flows DESC, exporter_ip, export_protocol LIMIT ${limit};
