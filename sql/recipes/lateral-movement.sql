-- Which hosts of mine reached another of mine on an administrator's service for the first time?
--
-- SSH, Telnet, RPC, SMB, RDP, VNC and WinRM. New is what was not seen between from and since.
-- Flows: flows-of --src=${src_ip} --dst=${dst_ip} --dport=${dst_port} --protocol=6 --from=${from} --until=${until}
-- Parameters:
--   since time 24h: when new begins
--   servers network 10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7: what counts as mine
--   from time 30d: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --since=2026-03-02T12:00:00Z --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24,10.0.0.0/8
-- Expected:
--   src_ip | dst_ip | dst_port | first_seen | flows | octets
--   198.51.100.20 | 198.51.100.40 | 445 | 2026-03-02T12:10:00Z | 1 | 60000
--   198.51.100.20 | 198.51.100.41 | 445 | 2026-03-02T12:11:00Z | 1 | 60000
--   198.51.100.41 | 10.0.0.7 | 445 | 2026-03-02T12:30:00Z | 1 | 50000
--   198.51.100.41 | 10.0.0.8 | 445 | 2026-03-02T12:40:00Z | 1 | 60
--   10.0.0.4 | 10.0.0.7 | 135 | 2026-03-04T16:00:01Z | 1 | 60
--   10.0.0.4 | 10.0.0.7 | 139 | 2026-03-04T16:00:05Z | 1 | 60
--   10.0.0.4 | 10.0.0.7 | 3389 | 2026-03-04T16:00:11Z | 1 | 60
--   10.0.0.4 | 10.0.0.7 | 5900 | 2026-03-04T16:00:21Z | 1 | 60
--   10.0.0.4 | 10.0.0.7 | 5985 | 2026-03-04T16:00:31Z | 1 | 60
--   10.0.0.4 | 10.0.0.7 | 5986 | 2026-03-04T16:00:32Z | 1 | 60
--   10.0.0.7 | 10.0.0.8 | 139 | 2026-03-04T16:10:00Z | 2 | 2000
SELECT src_ip, dst_ip, dst_port, MIN(start_time) AS first_seen, COUNT(*) AS flows, SUM(octets) AS octets
FROM flows
WHERE ip_in(src_ip, '${servers}') AND ip_in(dst_ip, '${servers}')
  AND protocol = 6 AND dst_port IN (22, 23, 135, 139, 445, 3389, 5900, 5985, 5986) AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY src_ip, dst_ip, dst_port
HAVING MIN(received_time) >= CAST('${since}' AS TIMESTAMP_LTZ(3))
ORDER BY first_seen, src_ip, dst_ip, dst_port LIMIT ${limit};
