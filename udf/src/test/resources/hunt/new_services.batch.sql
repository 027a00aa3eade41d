WITH answers AS (
  SELECT received_time, src_ip AS server_ip, protocol, src_port AS service_port,
    dst_ip AS peer_ip, packets, octets
  FROM flows
  WHERE ip_in(src_ip, '10.0.1.0/24') AND protocol = 6 AND flags_match(tcp_flags, 'SA/SA')),
firsts AS (
  SELECT DISTINCT server_ip, protocol, service_port, received_time AS window_start
  FROM (
    SELECT *, MAX(received_time) OVER (
        PARTITION BY server_ip, protocol, service_port ORDER BY received_time
        ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS before
    FROM answers)
  WHERE before IS NULL OR received_time > before + INTERVAL '1' DAY)
SELECT f.server_ip, f.protocol, f.service_port, f.window_start,
  f.window_start + INTERVAL '1' HOUR AS window_end, 1e0 AS score,
  MIN(peer_ip) FILTER (WHERE received_time = window_start) AS first_peer,
  CAST(LEAST(COUNT(DISTINCT peer_ip), 10000) AS BIGINT) AS peers, COUNT(*) AS flows,
  SUM(packets) AS packets, SUM(octets) AS octets,
  MIN(received_time) AS first_time, MAX(received_time) AS last_time
FROM firsts AS f JOIN answers AS a
ON f.server_ip = a.server_ip AND f.protocol = a.protocol AND f.service_port = a.service_port
  AND a.received_time >= f.window_start AND a.received_time < f.window_start + INTERVAL '1' HOUR
WHERE f.window_start >= TO_TIMESTAMP_LTZ(1768089600000, 3)
GROUP BY f.server_ip, f.protocol, f.service_port, f.window_start
