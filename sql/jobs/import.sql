-- An import: copies files of other tools to the archive, once. Meant for batch mode, in which the files of
-- the archive become part of it by one commit to its log when all of them are written, or never.
--
-- Parameters: files = paths of files, separated by semicolons.
-- Parameters: exporter = exporter of flows whose file names none.
-- Parameters: port = port of the collector that the flows were sent to, 0 if nobody knows.
-- Parameters: report = file to write to what was read of them.
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
  CAST(NULL AS STRING), CAST(NULL AS STRING), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT)
FROM flows_import /*+ OPTIONS(
  'files' = '${files}', 'exporter' = '${exporter}', 'collector-port' = '${port}', 'scan.report' = '${report}') */;
