-- Also: --hours=24 --hourly=5000000 --total=120000000 --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24,10.0.0.0/8
-- Also: --hours=1 --hourly=999999999999 --total=0 --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24,10.0.0.0/8
-- Also: --hours=2 --hourly=10000 --total=1000 --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24,10.0.0.0/8
WITH hours AS (
  SELECT src_ip, dst_ip, date_trunc('hour', received_time) AS utc_hour, count(*) AS flows, sum(octets) AS octets
  FROM flows_between('${from}', '${until}')
  WHERE ip_within(src_ip, '${servers}') AND NOT ip_within(dst_ip, '${servers}')
  GROUP BY src_ip, dst_ip, utc_hour
)
SELECT src_ip, dst_ip, count(*) AS hours_active, sum(hours.flows) AS flows, sum(hours.octets) AS octets, max(hours.octets) AS most_in_an_hour
FROM hours
GROUP BY src_ip, dst_ip
HAVING count(*) >= ${hours} AND max(hours.octets) <= ${hourly} AND sum(hours.octets) >= ${total}
ORDER BY 5 DESC, src_ip, dst_ip LIMIT ${limit};
