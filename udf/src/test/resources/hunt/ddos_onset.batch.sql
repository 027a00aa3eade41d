SELECT dst_ip, window_start, window_start + INTERVAL '1' MINUTE AS window_end,
  1e0 - baseline / packets AS score, baseline AS baseline_packets, sources, flows, packets, octets,
  first_time, last_time
FROM (
  SELECT *,
    LAG(attack) OVER (PARTITION BY dst_ip ORDER BY bin) AS attack_before,
    LAG(bin) OVER (PARTITION BY dst_ip ORDER BY bin) AS bin_before
  FROM (
    SELECT *, age >= 10 AND packets >= 10000 AND sources >= 50 AND packets >= 5 * baseline AS attack
    FROM (
      SELECT *, CASE WHEN age = 0 THEN 0e0 ELSE (packets_with - packets) * 1e0 / age END AS baseline
      FROM (
        SELECT *, bin - MIN(bin) OVER last_hour AS age, SUM(packets) OVER last_hour AS packets_with
        FROM (
          SELECT dst_ip, bin_time(received_time, 60) AS window_start, bin_number(received_time, 60) AS bin,
            CAST(LEAST(COUNT(DISTINCT src_ip), 10000) AS BIGINT) AS sources,
            COUNT(*) AS flows, SUM(packets) AS packets, SUM(octets) AS octets,
            MIN(received_time) AS first_time, MAX(received_time) AS last_time
          FROM flows
          GROUP BY dst_ip, bin_time(received_time, 60), bin_number(received_time, 60)
          HAVING SUM(packets) > 0)
        WINDOW last_hour AS (PARTITION BY dst_ip ORDER BY bin
          RANGE BETWEEN 60 PRECEDING AND CURRENT ROW)))))
WHERE attack AND NOT COALESCE(attack_before AND bin_before = bin - 1, FALSE)
