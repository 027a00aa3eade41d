-- Metering: counts the packets of captures into flows and copies these to the archive, once. Meant
-- for streaming mode without checkpoints: the packets of a conversation meet in keyed state, which
-- lies in RocksDB, and the flows are committed to the archive when the last capture has been read.
--
-- Parameters: captures = paths of captures, oldest first, separated by semicolons.
-- Parameters: exporter = address that stands for whoever captured.
-- Parameters: idle = a flow ends after so long without a packet, as '5 min'.
-- Parameters: active = a flow that is so old ends, and goes on as another, as '30 min'.
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
FROM flows_metered /*+ OPTIONS(
  'captures' = '${captures}', 'exporter' = '${exporter}', 'meter.idle-timeout' = '${idle}',
  'meter.active-timeout' = '${active}', 'scan.report' = '${report}') */;
