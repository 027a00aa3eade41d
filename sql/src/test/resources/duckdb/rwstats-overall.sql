-- Also: --from=2026-03-01 --until=2026-03-05
SELECT
  protocol, count(*) AS records,
  min(f.octets) AS min_octets, max(f.octets) AS max_octets, sum(f.octets) AS octets,
  min(f.packets) AS min_packets, max(f.packets) AS max_packets, sum(f.packets) AS packets,
  min(f.octets // f.packets) AS min_octets_a_packet, max(f.octets // f.packets) AS max_octets_a_packet
FROM flows_between('${from}', '${until}') AS f
WHERE f.packets > 0
GROUP BY protocol
ORDER BY protocol LIMIT ${limit};
