-- Which sources scan, by SiLK's models?
--
-- The internal addresses that are active are those that something of the same time was sent from, among the networks given.
-- SiLK: rwsort --fields=sip,proto,dip | rwscan --scan-model=MODEL --trw-internal-set=ACTIVE.set --model-fields
-- Flows: flows-of --src=${src_ip} --protocol=${protocol} --from=${from} --until=${until}
-- Parameters:
--   model text hybrid: hybrid (0), trw (1) or blr (2)
--   inside network 10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7: what counts as mine
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-04 --inside=198.51.100.0/24,10.0.0.0/8
-- Expected:
--   src_ip | protocol | first_time | last_time | flows | packets | octets | scan_model | scan_prob
--   203.0.113.77 | 6 | 2026-03-02T14:00:00Z | 2026-03-02T14:00:39Z | 40 | 40 | 2400 | TRW | 256
SELECT src_ip, protocol, s.first_time, s.last_time, s.flows, s.packets, s.octets, s.scan_model, s.scan_prob
FROM (
  SELECT f.src_ip, f.protocol,
    rwscan(f.dst_ip, f.src_port, CASE WHEN f.protocol = 1 THEN f.icmp_type * 256 + f.icmp_code ELSE f.dst_port END,
      f.protocol, f.packets, f.octets, f.tcp_flags, f.start_time, f.end_time, a.ip IS NOT NULL, '${model}') AS s
  FROM flows AS f LEFT JOIN (
    SELECT DISTINCT src_ip AS ip FROM flows
    WHERE ip_in(src_ip, '${inside}')
      AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  ) AS a ON f.dst_ip = a.ip
  WHERE f.protocol IN (1, 6, 17) AND NOT ip_in(f.src_ip, '${inside}')
    AND f.received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND f.received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY f.src_ip, f.protocol
) AS sources
WHERE s.verdict = 'scan'
ORDER BY src_ip, protocol LIMIT ${limit};
