-- flows, of a session in streaming mode: what is in the journal, and then what arrives.
CREATE VIEW flows
COMMENT 'Every flow that the journal still has, and those that arrive'
AS SELECT
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
  src_network, dst_network
FROM flows_live /*+ OPTIONS('scan.startup.mode' = 'earliest') */;
