-- Which hosts of mine send a little to one address outside, hour after hour?
--
-- Below what alarms look at by the hour, and much in all.
-- Flows: flows-of --src=${src_ip} --dst=${dst_ip} --from=${from} --until=${until}
-- Parameters:
--   hours number 12: the fewest hours
--   hourly number 10000000: the most bytes of an hour
--   total number 50000000: the fewest bytes of all
--   servers network 10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7: what counts as mine
--   from time 7d: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03 --servers=198.51.100.0/24,10.0.0.0/8
-- Expected:
--   src_ip | dst_ip | hours_active | flows | octets | most_in_an_hour
--   10.0.0.8 | 192.0.2.99 | 24 | 24 | 120000000 | 5000000
SELECT src_ip, dst_ip, COUNT(*) AS hours_active, SUM(flows) AS flows, SUM(octets) AS octets, MAX(octets) AS most_in_an_hour
FROM (
  SELECT src_ip, dst_ip, bin_number(received_time, 3600) AS utc_hour, COUNT(*) AS flows, SUM(octets) AS octets
  FROM flows
  WHERE ip_in(src_ip, '${servers}') AND NOT ip_in(dst_ip, '${servers}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY src_ip, dst_ip, bin_number(received_time, 3600)
) AS by_hour
GROUP BY src_ip, dst_ip
HAVING COUNT(*) >= ${hours} AND MAX(octets) <= ${hourly} AND SUM(octets) >= ${total}
ORDER BY octets DESC, src_ip, dst_ip LIMIT ${limit};
