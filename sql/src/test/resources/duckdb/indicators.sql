-- Also: --name=bad --from=2026-03-01 --until=2026-03-05
WITH hits AS (
  SELECT *,
    EXISTS (FROM listed('${name}') WHERE ip_under(src_ip, prefix)) AS by_source,
    EXISTS (FROM listed('${name}') WHERE ip_under(dst_ip, prefix)) AS by_destination
  FROM flows_between('${from}', '${until}')
)
SELECT start_time, if(by_source, src_ip, dst_ip) AS listed_ip, src_ip, src_port, dst_ip, dst_port, protocol, octets, exporter_ip
FROM hits
WHERE by_source OR by_destination;
