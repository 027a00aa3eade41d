-- What were the hosts called at the time of the flow?
--
-- Names are those of the file asof/names.csv in the reference directory: key is an address, value its name. Nothing is asked of DNS.
-- SiLK: rwcut --fields=stime,sip,dip,dport,bytes | rwresolve
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 100: the most rows
-- Example: --from=2026-03-02T10:00:00Z --until=2026-03-02T10:15:00Z
SELECT
  start_time, src_ip, lookup_asof('names', src_ip, start_time) AS src_name,
  dst_ip, lookup_asof('names', dst_ip, start_time) AS dst_name, dst_port, octets
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
ORDER BY start_time, src_ip, src_port LIMIT ${limit};
