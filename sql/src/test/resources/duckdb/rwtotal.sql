-- No address here has the ${bits6} bits of IPv6.
-- Also: --bits=28 --from=2026-03-01 --until=2026-03-05
-- Also: --bits=0 --from=2026-03-01 --until=2026-03-05
SELECT
  ip_network(dst_ip, ${bits}) || '/' || ${bits} AS network, count(*) AS records, sum(octets) AS octets, sum(packets) AS packets
FROM flows_between('${from}', '${until}')
GROUP BY network
ORDER BY network LIMIT ${limit};
