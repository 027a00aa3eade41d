-- counters: every counter sample of sFlow, without what only the storage needs.
CREATE VIEW counters
COMMENT 'Every counter sample of sFlow'
AS SELECT
  received_time, exporter_ip, exporter_port, observation_domain, export_protocol, agent_ip,
  sequence_number, source_type, source_index, if_index, if_type, if_speed, if_direction,
  if_admin_status, if_oper_status, in_octets, in_unicast_packets, in_multicast_packets,
  in_broadcast_packets, in_discards, in_errors, in_unknown_protocols, out_octets,
  out_unicast_packets, out_multicast_packets, out_broadcast_packets, out_discards, out_errors,
  promiscuous_mode, extra
FROM counters_archive;
