WITH talk AS (
  SELECT received_time, src_ip, dst_ip AS peer_ip, packets, octets
  FROM flows WHERE ip_in(src_ip, '10.0.0.0/8')),
firsts AS (
  SELECT DISTINCT src_ip, received_time AS window_start
  FROM (
    SELECT *, MAX(received_time) OVER (PARTITION BY src_ip ORDER BY received_time
        ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS before
    FROM talk)
  WHERE before IS NULL OR received_time > before + INTERVAL '30' DAY)
SELECT f.src_ip, f.window_start, f.window_start + INTERVAL '1' HOUR AS window_end, 1e0 AS score,
  MIN(peer_ip) FILTER (WHERE received_time = window_start) AS first_peer,
  CAST(LEAST(COUNT(DISTINCT peer_ip), 10000) AS BIGINT) AS peers, COUNT(*) AS flows,
  SUM(packets) AS packets, SUM(octets) AS octets,
  MIN(received_time) AS first_time, MAX(received_time) AS last_time
FROM firsts AS f JOIN talk AS t
ON f.src_ip = t.src_ip AND t.received_time >= f.window_start
  AND t.received_time < f.window_start + INTERVAL '1' HOUR
WHERE f.window_start >= TO_TIMESTAMP_LTZ(1768089600000, 3)
GROUP BY f.src_ip, f.window_start
