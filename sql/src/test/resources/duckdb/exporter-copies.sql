-- Also: --from=2026-03-04T11:00:07Z --until=2026-03-05
-- Also: --from=2026-03-01 --until=2026-03-05
SELECT
  start_time, exporter_ip, src_ip, src_port, dst_ip, dst_port, protocol, octets, 0 AS unique_octets
FROM flows_marked
WHERE is_copy AND received_time >= TIMESTAMP '${from}' AND received_time < TIMESTAMP '${until}'
ORDER BY start_time, src_ip, src_port, dst_ip, dst_port, protocol, exporter_ip LIMIT ${limit};
