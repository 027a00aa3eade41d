-- Also: --sources=1 --from=2026-03-01 --until=2026-03-05
SELECT
  date_trunc('minute', received_time) AS minute_start, dst_ip, count(DISTINCT src_ip) AS sources, count(*) AS flows,
  sum(packets) AS packets, sum(octets) AS octets
FROM flows_between('${from}', '${until}')
GROUP BY minute_start, dst_ip
HAVING count(DISTINCT src_ip) >= ${sources}
ORDER BY minute_start, dst_ip LIMIT ${limit};
