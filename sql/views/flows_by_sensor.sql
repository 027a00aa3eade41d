-- flows_by_sensor: a row for each sensor that takes a flow, as SiLK stores it: what `rwfilter --sensor` selects.
-- A flow that no sensor takes has no row. By the site's files as they are now; what was stored of the first
-- sensor when the flow was archived is in flows.
CREATE VIEW flows_by_sensor
COMMENT 'A row for each flow of the history and each sensor that takes it, by the rules of now'
AS SELECT
  f.received_time, f.start_time, f.end_time, f.exporter_ip, f.export_protocol, f.collector_port,
  f.src_ip, f.dst_ip, f.src_port, f.dst_port, f.protocol, f.tcp_flags, f.packets, f.octets,
  f.sampling_rate, f.in_if, f.out_if, f.vlan,
  c.sensor, c.class, c.type,
  f.src_country, f.dst_country, f.src_asn, f.dst_asn, f.src_network, f.dst_network
FROM flows AS f,
  LATERAL TABLE(flow_categories(
    f.exporter_ip, f.export_protocol, f.src_ip, f.dst_ip, f.src_port, f.dst_port, f.protocol, f.in_if, f.out_if,
    f.vlan, f.post_vlan, f.firewall_event,
    CASE WHEN f.firewall_event IS NOT NULL THEN TRY_CAST(f.extra['firewallEventExtended'] AS INT) END,
    f.collector_port)) AS c (sensor, class, type);
