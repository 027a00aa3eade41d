-- Which services of mine answered for the first time?
--
-- New is what was not seen between from and since.
-- Flows: flows-of --src=${server_ip} --sport=${port} --protocol=${protocol} --flags=SA/SA --from=${from} --until=${until}
-- Parameters:
--   since time 24h: when new begins
--   servers network 10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7: what counts as mine
--   from time 30d: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --since=2026-03-02T10:04:00Z --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24,10.0.0.0/8
-- Expected:
--   server_ip | port | protocol | first_seen | flows | clients
--   198.51.100.80 | 80 | 6 | 2026-03-02T10:10:00.005Z | 1 | 1
--   198.51.100.25 | 25 | 6 | 2026-03-02T10:20:00.010Z | 1 | 1
--   198.51.100.20 | 22 | 6 | 2026-03-02T12:00:00.040Z | 1 | 1
--   198.51.100.10 | 1022 | 6 | 2026-03-04T14:41:00Z | 1 | 1
--   198.51.100.10 | 1023 | 6 | 2026-03-04T14:42:00Z | 1 | 1
--   198.51.100.10 | 1024 | 6 | 2026-03-04T14:43:00Z | 1 | 1
SELECT src_ip AS server_ip, src_port AS port, protocol, MIN(start_time) AS first_seen, COUNT(*) AS flows, COUNT(DISTINCT dst_ip) AS clients
FROM flows
WHERE ip_in(src_ip, '${servers}') AND protocol = 6 AND src_port < dst_port AND flags_match(tcp_flags, 'SA/SA') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY src_ip, src_port, protocol
HAVING MIN(received_time) >= CAST('${since}' AS TIMESTAMP_LTZ(3))
ORDER BY first_seen, server_ip, port LIMIT ${limit};
