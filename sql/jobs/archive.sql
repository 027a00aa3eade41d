-- The archive job: copies the journal to the archive, for ever: flows, and what else exporters send.
-- Where it starts when it has no checkpoint to go on from is the position that it committed to the
-- journal last. Each table is a consumer of its own, so that the journal keeps what any of them needs.
-- With each checkpoint the files that were written become part of the archive by one commit to its log, which also
-- says behind which datagram of the journal a reader has to go on.
EXECUTE STATEMENT SET BEGIN

INSERT INTO flows_archive
SELECT
  received_time, start_time, end_time, time_quality,
  exporter_ip, exporter_port, observation_domain, export_protocol, sequence_number,
  src_ip, dst_ip, src_port, dst_port, protocol, tos, icmp_type, icmp_code,
  packets, octets, layer2_octets, sampling_rate,
  tcp_flags, initial_flags, session_flags,
  in_if, out_if, next_hop_ip, bgp_next_hop_ip, src_as, dst_as, src_mask, dst_mask,
  vlan, post_vlan, src_mac, dst_mac, mpls_labels,
  nat_event, firewall_event, post_nat_src_ip, post_nat_dst_ip, post_nat_src_port, post_nat_dst_port,
  direction, flow_end_reason, attributes, application,
  extra,
  collector_port, sensor, class, type, src_country, dst_country, src_asn, dst_asn, src_as_org, dst_as_org,
  src_network, dst_network,
  journal_id, journal_partition, journal_segment, journal_offset
FROM flows_live /*+ OPTIONS(
    'scan.startup.mode' = 'committed', 'scan.consumer' = 'archive') */;

INSERT INTO options_archive
SELECT
  received_time, exporter_ip, exporter_port, observation_domain, export_protocol, sequence_number,
  template_id, scope_fields, fields
FROM options_live /*+ OPTIONS(
    'scan.startup.mode' = 'committed', 'scan.consumer' = 'archive-options') */;

INSERT INTO counters_archive
SELECT
  received_time, exporter_ip, exporter_port, observation_domain, export_protocol, agent_ip,
  sequence_number, source_type, source_index, if_index, if_type, if_speed, if_direction,
  if_admin_status, if_oper_status, in_octets, in_unicast_packets, in_multicast_packets,
  in_broadcast_packets, in_discards, in_errors, in_unknown_protocols, out_octets,
  out_unicast_packets, out_multicast_packets, out_broadcast_packets, out_discards, out_errors,
  promiscuous_mode, extra
FROM counters_live /*+ OPTIONS(
    'scan.startup.mode' = 'committed', 'scan.consumer' = 'archive-counters') */;

INSERT INTO exporters_archive
SELECT
  received_time, exporter_ip, observation_domain, export_protocol, datagrams, failed, flows,
  options_records, counter_samples, missing, problems, templates, samplers, held_sets
FROM exporters_live /*+ OPTIONS(
    'scan.startup.mode' = 'committed', 'scan.consumer' = 'archive-exporters') */;

END;
