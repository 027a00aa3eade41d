WITH visits AS (
  SELECT received_time, src_ip, dst_ip, packets, octets,
    bin_time(received_time, 3600) AS window_start
  FROM flows
  WHERE dst_port IN (22, 135, 445, 3389, 5985) AND protocol = 6 AND flags_match(tcp_flags, 'A/A')
    AND ip_in(src_ip, '10.0.0.0/8') AND ip_in(dst_ip, '10.0.0.0/8')),
entries AS (
  SELECT dst_ip AS host, window_start, src_ip AS entry_ip, received_time AS entry_time
  FROM (
    SELECT *, ROW_NUMBER() OVER (
        PARTITION BY dst_ip, window_start ORDER BY received_time, src_ip) AS n
    FROM visits)
  WHERE n = 1),
peers AS (
  SELECT e.host, e.window_start, e.entry_ip, e.entry_time, v.dst_ip,
    MIN(v.received_time) AS first_visit,
    COUNT(*) FILTER (WHERE v.received_time > e.entry_time) AS flows,
    SUM(v.packets) FILTER (WHERE v.received_time > e.entry_time) AS packets,
    SUM(v.octets) FILTER (WHERE v.received_time > e.entry_time) AS octets,
    MIN(v.received_time) FILTER (WHERE v.received_time > e.entry_time) AS first_time,
    MAX(v.received_time) FILTER (WHERE v.received_time > e.entry_time) AS last_time
  FROM entries AS e JOIN visits AS v ON v.src_ip = e.host AND v.window_start = e.window_start
  GROUP BY e.host, e.window_start, e.entry_ip, e.entry_time, v.dst_ip)
SELECT host, window_start, window_start + INTERVAL '1' HOUR AS window_end,
  COUNT(*) FILTER (WHERE first_visit > entry_time) * 1e0 / COUNT(*) AS score,
  entry_ip, entry_time, COUNT(*) FILTER (WHERE first_visit > entry_time) AS new_peers,
  COUNT(*) AS peers, SUM(flows) AS flows, SUM(packets) AS packets, SUM(octets) AS octets,
  MIN(first_time) AS first_time, MAX(last_time) AS last_time
FROM peers
GROUP BY host, window_start, entry_ip, entry_time
HAVING COUNT(*) FILTER (WHERE first_visit > entry_time) >= 3
  AND COUNT(*) FILTER (WHERE first_visit > entry_time) * 1e0 / COUNT(*) >= 0.5
