-- Also: --network=0.0.0.0/0
WITH sides AS (
  SELECT src_ip AS ip, dst_ip AS peer, octets AS sent, NULL AS received, start_time, end_time FROM flows
  UNION ALL
  SELECT dst_ip, src_ip, NULL, octets, start_time, end_time FROM flows
)
SELECT
  ip, count(DISTINCT peer) AS peers, count(sent) AS sent_flows, coalesce(sum(sent), 0) AS sent_octets,
  count(received) AS received_flows, coalesce(sum(received), 0) AS received_octets, min(start_time) AS first_seen,
  max(end_time) AS last_seen
FROM sides
WHERE ip_within(ip, '${network}')
GROUP BY ip
ORDER BY sent_octets + received_octets DESC, ip LIMIT ${limit};
