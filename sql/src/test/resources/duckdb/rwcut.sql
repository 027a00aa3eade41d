-- Also: --from=2026-03-01 --until=2026-03-05 --limit=1000
SELECT
  src_ip AS sip, dst_ip AS dip, src_port AS sport, dst_port AS dport, protocol, packets, octets,
  flags_letters(tcp_flags) AS flags, start_time AS stime, (epoch_ms(end_time) - epoch_ms(start_time)) // 1000 AS dur,
  end_time AS etime, sensor
FROM flows_between('${from}', '${until}')
ORDER BY stime, sip, sport, dip, dport, protocol LIMIT ${limit};
