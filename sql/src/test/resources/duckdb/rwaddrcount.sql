-- Also: --records=1 --from=2026-03-01 --until=2026-03-05
SELECT
  src_ip, sum(octets) AS octets, sum(packets) AS packets, count(*) AS records, min(start_time) AS start_time,
  max(end_time) AS end_time
FROM flows_between('${from}', '${until}')
GROUP BY src_ip
HAVING count(*) >= ${records}
ORDER BY records DESC, src_ip LIMIT ${limit};
