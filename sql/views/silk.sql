-- silk: flows, its columns called as SiLK calls them, for people with SiLK in their fingers. `bytes`, `in` and `out` are words of
-- SQL and stand in backquotes; sIP is sip, as SQL's names are in lower case.
--
-- Columns:
--   sip: Source address
--   dip: Destination address
--   sport: Source port, as exported
--   dport: Destination port, as exported
--   proto: IP protocol number
--   bytes: Bytes at layer 3 of the flow, as exported; the same as octets
--   flags: OR of the TCP flags of all packets, as a number
--   flags_letters: The same, by SiLK's letters
--   stime: When the first packet was seen, by the exporter's clock
--   dur: Whole seconds from the first packet to the last
--   etime: When the last packet was seen, by the exporter's clock
--   in: SNMP ifIndex that the flow came in by
--   out: SNMP ifIndex that the flow went out by
--   nhip: Next hop router
--   initialflags: TCP flags of the first packet
--   sessionflags: OR of the TCP flags of all packets but the first
--   itype: ICMP type
--   icode: ICMP code
--   scc: Country of the source address, ISO 3166 alpha-2
--   dcc: Country of the destination address, ISO 3166 alpha-2
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
