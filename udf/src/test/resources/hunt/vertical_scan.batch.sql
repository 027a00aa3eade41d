SELECT src_ip, dst_ip, window_start, window_end, attempts * 1e0 / flows AS score,
  targets, attempts, flows, packets, octets, first_time, last_time
FROM (
  SELECT src_ip, dst_ip, bin_time(received_time, 300) AS window_start,
    bin_time(received_time, 300) + INTERVAL '5' MINUTE AS window_end,
    CAST(LEAST(COUNT(DISTINCT protocol * 65536 + dst_port), 10000) AS BIGINT) AS targets,
    COUNT(*) FILTER (WHERE is_attempt(protocol, tcp_flags, packets)) AS attempts,
    COUNT(*) AS flows, SUM(packets) AS packets, SUM(octets) AS octets,
    MIN(received_time) AS first_time, MAX(received_time) AS last_time
  FROM flows
  GROUP BY src_ip, dst_ip, bin_time(received_time, 300))
WHERE targets >= 50 AND attempts * 1e0 / flows >= 0.5
