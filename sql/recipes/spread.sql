-- Did the compromised host spread: who did it talk to afterwards, and whom did those talk to on the same service?
--
-- One hop and the next: a second hop begins after the first, from a host that was talked to, to the same port.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps the flows of the hosts
-- that were reached, and a row each; what had no flow for 30 days is forgotten, and begins anew if it comes back. Late
-- flows count.
-- SiLK: rwfilter --saddress=HOST --stime=SINCE --pass=stdout | rwset --dip-file=hop1.set; rwfilter --sipset=hop1.set ...
-- Parameters:
--   host address -: the compromised host
--   since time 7d: when it was compromised
--   until time now: the time to stop before
--   servers network 0.0.0.0/0,::/0: whom to follow
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --host=198.51.100.20 --since=2026-03-02T12:00:00Z --until=2026-03-04 --servers=198.51.100.0/24,10.0.0.0/8
-- Expected:
--   reached_ip | protocol | dst_port | reached_time | next_ip | next_time | next_flows | next_octets
--   198.51.100.40 | 6 | 445 | 2026-03-02T12:10:00Z | NULL | NULL | 0 | NULL
--   198.51.100.41 | 6 | 445 | 2026-03-02T12:11:00Z | 10.0.0.7 | 2026-03-02T12:30:00Z | 1 | 50000
--   198.51.100.41 | 6 | 445 | 2026-03-02T12:11:00Z | 10.0.0.8 | 2026-03-02T12:40:00Z | 1 | 60
WITH first_hop AS (
  SELECT dst_ip, protocol, dst_port, MIN(start_time) AS reached
  FROM flows
  WHERE src_ip = '${host}' AND ip_in(dst_ip, '${servers}')
    AND received_time >= CAST('${since}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY dst_ip, protocol, dst_port
),
second_hop AS (
  SELECT src_ip, dst_ip, protocol, dst_port, start_time, octets
  FROM flows
  WHERE received_time >= CAST('${since}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
)
SELECT
  f.dst_ip AS reached_ip, f.protocol, f.dst_port, MIN(f.reached) AS reached_time,
  s.dst_ip AS next_ip, MIN(s.start_time) AS next_time, COUNT(s.dst_ip) AS next_flows, SUM(s.octets) AS next_octets
FROM first_hop AS f LEFT JOIN second_hop AS s
  ON s.src_ip = f.dst_ip AND s.protocol = f.protocol AND s.dst_port = f.dst_port AND s.start_time >= f.reached
GROUP BY f.dst_ip, f.protocol, f.dst_port, s.dst_ip
/* batch */ ORDER BY reached_time, reached_ip, dst_port, protocol, next_time, next_ip LIMIT ${limit};
