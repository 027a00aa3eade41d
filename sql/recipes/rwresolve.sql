-- What were the hosts called at the time of the flow?
--
-- Names are those of the file asof/names.csv in the reference directory: key is an address, value its name. Nothing is asked of DNS.
-- Stream: each flow as it comes, in no order. It keeps nothing; a late flow is said late.
-- SiLK: rwcut --fields=stime,sip,dip,dport,bytes | rwresolve
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 100: the most rows
-- Example: --from=2026-03-02T10:00:00Z --until=2026-03-02T10:15:00Z
-- Expected:
--   start_time | src_ip | src_name | dst_ip | dst_name | dst_port | octets
--   2026-03-02T10:00:00Z | 192.0.2.70 | NULL | 198.51.100.10 | www.example.org | 443 | 3000
--   2026-03-02T10:00:00Z | 198.51.100.10 | www.example.org | 192.0.2.70 | NULL | 52000 | 40000
--   2026-03-02T10:05:00Z | 192.0.2.71 | after.example.net | 198.51.100.10 | www.example.org | 443 | 1500
--   2026-03-02T10:05:00.020Z | 198.51.100.10 | www.example.org | 192.0.2.71 | after.example.net | 52001 | 16000
--   2026-03-02T10:10:00Z | 192.0.2.72 | NULL | 198.51.100.80 | NULL | 80 | 900
--   2026-03-02T10:10:00.005Z | 198.51.100.80 | NULL | 192.0.2.72 | NULL | 52002 | 15000
SELECT
  start_time, src_ip, lookup_asof('names', src_ip, start_time) AS src_name,
  dst_ip, lookup_asof('names', dst_ip, start_time) AS dst_name, dst_port, octets
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
/* batch */ ORDER BY start_time, src_ip, src_port, dst_ip, dst_port LIMIT ${limit};
