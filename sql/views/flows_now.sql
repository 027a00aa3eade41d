-- flows_now: every flow of the history and of the journal, once. Of those that are not archived yet it is found
-- when the query asks for it, as in flows_live, what sensors, GeoIP and the networks' names say of them.
CREATE VIEW flows_now
COMMENT 'Every flow up to now: of the history, and of what is not archived yet'
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
  collector_port,
  CASE WHEN archived THEN sensor ELSE sensor(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if,
    vlan, post_vlan, firewall_event,
    CASE WHEN firewall_event IS NOT NULL THEN TRY_CAST(extra['firewallEventExtended'] AS INT) END,
    collector_port) END AS sensor,
  CASE WHEN archived THEN class ELSE flow_class(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if,
    vlan, post_vlan, firewall_event,
    CASE WHEN firewall_event IS NOT NULL THEN TRY_CAST(extra['firewallEventExtended'] AS INT) END,
    collector_port) END AS class,
  CASE WHEN archived THEN type ELSE flow_type(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if,
    vlan, post_vlan, firewall_event,
    CASE WHEN firewall_event IS NOT NULL THEN TRY_CAST(extra['firewallEventExtended'] AS INT) END,
    collector_port) END AS type,
  CASE WHEN archived THEN src_country ELSE country(src_ip) END AS src_country,
  CASE WHEN archived THEN dst_country ELSE country(dst_ip) END AS dst_country,
  CASE WHEN archived THEN src_asn ELSE asn(src_ip, src_as) END AS src_asn,
  CASE WHEN archived THEN dst_asn ELSE asn(dst_ip, dst_as) END AS dst_asn,
  CASE WHEN archived THEN src_as_org ELSE as_org(src_ip, asn(src_ip, src_as)) END AS src_as_org,
  CASE WHEN archived THEN dst_as_org ELSE as_org(dst_ip, asn(dst_ip, dst_as)) END AS dst_as_org,
  CASE WHEN archived THEN src_network ELSE network_name(src_ip) END AS src_network,
  CASE WHEN archived THEN dst_network ELSE network_name(dst_ip) END AS dst_network
FROM flows_both;
