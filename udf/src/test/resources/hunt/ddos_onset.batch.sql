SELECT dst_ip, window_start, window_start + INTERVAL '60' SECOND AS window_end,
  1e0 - baseline / packets AS score, baseline AS baseline_packets, sources, flows, packets, octets,
  first_time, last_time
FROM (
  SELECT *,
    LAG(attack) OVER (PARTITION BY dst_ip ORDER BY window_start) AS attack_before,
    LAG(window_start) OVER (PARTITION BY dst_ip ORDER BY window_start) AS window_before
  FROM (
    SELECT *, age >= 10 AND packets >= 10000 AND sources >= 50 AND packets >= 5 * baseline AS attack
    FROM (
      SELECT *, CASE WHEN age = 0 THEN 0e0 ELSE (packets_with - packets) * 1e0 / age END AS baseline
      FROM (
        SELECT b.*,
          TIMESTAMPDIFF(MINUTE, MIN(window_start) OVER last_hour, window_start) AS age,
          SUM(packets) OVER last_hour AS packets_with
        FROM (
          SELECT dst_ip, bin_time(received_time, 60) AS window_start,
            CAST(LEAST(COUNT(DISTINCT src_ip), 10000) AS BIGINT) AS sources,
            COUNT(*) AS flows, SUM(packets) AS packets, SUM(octets) AS octets,
            MIN(received_time) AS first_time, MAX(received_time) AS last_time
          FROM flows
          GROUP BY dst_ip, bin_time(received_time, 60)
          HAVING SUM(packets) > 0) AS b
        WINDOW last_hour AS (PARTITION BY dst_ip ORDER BY window_start
          RANGE BETWEEN INTERVAL '60' MINUTE PRECEDING AND CURRENT ROW)))))
WHERE attack AND NOT COALESCE(attack_before AND window_before = window_start - INTERVAL '60' SECOND, FALSE)
