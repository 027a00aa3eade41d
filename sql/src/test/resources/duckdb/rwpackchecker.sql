-- Also: --least=61 --most=16384 --from=2026-03-01 --until=2026-03-05
-- Also: --least=1 --most=2 --from=2026-03-01 --until=2026-03-05
SELECT
  exporter_ip, export_protocol, count(*) AS flows, min(octets) AS min_octets, max(octets // nullif(packets, 0)) AS max_octets_a_packet
FROM flows_between('${from}', '${until}')
WHERE packets = 0 OR octets // nullif(packets, 0) NOT BETWEEN ${least} AND ${most}
GROUP BY exporter_ip, export_protocol
ORDER BY flows DESC, exporter_ip, export_protocol LIMIT ${limit};
