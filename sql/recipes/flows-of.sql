-- Which flows made a finding?
--
-- What `./rearview recipes RECIPE` says under "The flows of a row" asks this for a row of a hunt.
-- Stream: each flow as it comes, in no order. It keeps nothing; a late flow is said late.
-- SiLK: rwfilter --saddress=A --daddress=B --any-address=C --sport=N --dport=N --protocol=N --flags-all=FLAGS --pass=stdout | rwcut
-- Parameters:
--   src network 0.0.0.0/0,::/0: source
--   dst network 0.0.0.0/0,::/0: destination
--   address network 0.0.0.0/0,::/0: source or destination
--   sport range 0-65535: source port
--   dport range 0-65535: destination port
--   protocol range 0-255: IP protocol
--   flags text S/S,/S: TCP flags as SiLK's HIGH/MASK; the standard takes all
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 100000: the most rows
-- Example: --src=198.51.100.41 --dport=445 --protocol=6 --from=2026-03-02 --until=2026-03-02+1d
-- Expected:
--   start_time | end_time | src_ip | src_port | dst_ip | dst_port | protocol | flags | packets | octets | exporter_ip | received_time
--   2026-03-02T12:30:00Z | 2026-03-02T12:30:10Z | 198.51.100.41 | 46000 | 10.0.0.7 | 445 | 6 | FSPA | 40 | 50000 | 192.0.2.1 | 2026-03-02T12:30:11Z
--   2026-03-02T12:40:00Z | 2026-03-02T12:40:00Z | 198.51.100.41 | 46001 | 10.0.0.8 | 445 | 6 | S | 1 | 60 | 192.0.2.1 | 2026-03-02T12:40:01Z
SELECT
  start_time, end_time, src_ip, src_port, dst_ip, dst_port, protocol, flags_text(tcp_flags) AS flags, packets, octets,
  exporter_ip, received_time
FROM flows
WHERE ip_in(src_ip, '${src}') AND ip_in(dst_ip, '${dst}') AND (ip_in(src_ip, '${address}') OR ip_in(dst_ip, '${address}'))
  AND COALESCE(src_port, 0) BETWEEN ${sport} AND COALESCE(dst_port, 0) BETWEEN ${dport}
  AND COALESCE(protocol, 0) BETWEEN ${protocol} AND flags_match(COALESCE(tcp_flags, 0), '${flags}')
  AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
/* batch */ ORDER BY start_time, src_ip, src_port, dst_ip, dst_port LIMIT ${limit};
