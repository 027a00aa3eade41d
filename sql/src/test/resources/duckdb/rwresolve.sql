-- Also: --from=2026-03-01 --until=2026-03-05 --limit=1000
SELECT
  start_time, src_ip, source.name AS src_name, dst_ip, destination.name AS dst_name, dst_port, octets
FROM flows_between('${from}', '${until}')
LEFT JOIN names AS source ON source.ip = src_ip
  AND start_time >= coalesce(source.valid_from, '-infinity') AND start_time < coalesce(source.valid_to, 'infinity')
LEFT JOIN names AS destination ON destination.ip = dst_ip
  AND start_time >= coalesce(destination.valid_from, '-infinity') AND start_time < coalesce(destination.valid_to, 'infinity')
ORDER BY start_time, src_ip, src_port, dst_ip, dst_port LIMIT ${limit};
