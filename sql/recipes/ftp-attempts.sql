-- Who tried to reach FTP servers, by number of attempts?
--
-- Types are those of silk.conf and sensor.conf: where a site has none, nothing is found.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row each two addresses;
-- what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwfilter --type=in --syn=1 --ack=0 --fin=0 --dport=21 --pass=stdout | rwstats --top --count=20 --fields=sip,dip,dport --value=flows
-- Parameters:
--   port number 21: the service
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 20: how many
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src_ip | dst_ip | dst_port | records | percentage | cumulative_percentage
--   203.0.113.5 | 198.51.100.20 | 21 | 10 | 58.823529 | 58.823529
--   203.0.113.22 | 198.51.100.21 | 21 | 4 | 23.529412 | 82.352941
--   192.0.2.39 | 198.51.100.22 | 21 | 2 | 11.764706 | 94.117647
--   203.0.113.78 | 198.51.100.20 | 21 | 1 | 5.882353 | 100
WITH attempts AS (
  SELECT src_ip, dst_ip, dst_port, COUNT(*) AS records
  FROM flows
  WHERE type = 'in' AND flags_match(tcp_flags, 'S/SAF') AND dst_port = ${port}
    AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY src_ip, dst_ip, dst_port
),
best AS (
  SELECT * FROM attempts ORDER BY records DESC, src_ip, dst_ip LIMIT ${limit}
)
SELECT
  r.src_ip, r.dst_ip, r.dst_port, r.records,
  CAST(r.records * 100.0 / MAX(t.records) AS DECIMAL(9, 6)) AS percentage,
  CAST(SUM(b.records) * 100.0 / MAX(t.records) AS DECIMAL(9, 6)) AS cumulative_percentage
FROM best AS r JOIN best AS b
  ON b.records > r.records
  OR (b.records = r.records AND (b.src_ip < r.src_ip OR (b.src_ip = r.src_ip AND b.dst_ip <= r.dst_ip)))
CROSS JOIN (SELECT SUM(records) AS records FROM attempts) AS t
GROUP BY r.src_ip, r.dst_ip, r.dst_port, r.records
ORDER BY records DESC, src_ip, dst_ip LIMIT ${limit};
