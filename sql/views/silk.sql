-- silk: flows, its columns called as SiLK calls them, for people with SiLK in their fingers. `bytes`, `in` and `out` are words of
-- SQL and stand in backquotes; sIP is sip, as SQL's names are in lower case.
CREATE VIEW silk
COMMENT 'Every flow; columns by their names in SiLK'
AS SELECT
  src_ip AS sip, dst_ip AS dip, src_port AS sport, dst_port AS dport, protocol AS proto, protocol,
  packets, octets, octets AS `bytes`, tcp_flags AS flags, flags_text(tcp_flags) AS flags_letters,
  start_time AS stime, TIMESTAMPDIFF(SECOND, start_time, end_time) AS dur, end_time AS etime, sensor, class, type,
  in_if AS `in`, out_if AS `out`, next_hop_ip AS nhip, initial_flags AS initialflags, session_flags AS sessionflags,
  attributes, application, icmp_type AS itype, icmp_code AS icode, src_country AS scc, dst_country AS dcc,
  received_time
FROM flows;
