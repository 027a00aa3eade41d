-- flows_unique: flows, each counted once where several exporters saw it. All rows are there. Of the same addresses, ports
-- and protocol, within a series whose flows were received no more than ten seconds apart, the n-th flow of an exporter is
-- a copy if another exporter has reported its n-th before. So as many count as the exporter says that reports the most:
-- when a path fails over to another exporter, what that one reports beyond the first one's flows is no copy.
--
-- Columns:
--   is_copy: Whether another exporter reported the flow before
--   unique_packets: Packets as exported; 0 for a copy
--   unique_octets: Bytes at layer 3 as exported; 0 for a copy
CREATE VIEW flows_unique
COMMENT 'Every flow; what several exporters saw is counted once, and its copies are marked'
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
  src_network, dst_network,
  is_copy,
  CASE WHEN is_copy THEN CAST(0 AS BIGINT) ELSE packets END AS unique_packets,
  CASE WHEN is_copy THEN CAST(0 AS BIGINT) ELSE octets END AS unique_octets
FROM (
  -- Each exporter has one n-th flow in a series: the first to come counts. A CAST, as Flink plans no window of a bare count.
  SELECT *,
    COUNT(*) OVER (
      PARTITION BY src_ip, dst_ip, src_port, dst_port, protocol, series, nth ORDER BY received_time
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) > 1 AS is_copy
  FROM (
    SELECT *,
      CAST(COUNT(*) OVER (
        PARTITION BY src_ip, dst_ip, src_port, dst_port, protocol, series, exporter_ip ORDER BY received_time
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS INT) AS nth
    FROM (
      SELECT *,
        SUM(begins) OVER (
          PARTITION BY src_ip, dst_ip, src_port, dst_port, protocol ORDER BY received_time) AS series
      FROM (
        SELECT *,
          CASE
            WHEN received_milli - LAG(received_milli) OVER (
              PARTITION BY src_ip, dst_ip, src_port, dst_port, protocol ORDER BY received_time) <= 10000 THEN 0
            ELSE 1
          END AS begins
        FROM (
          SELECT *, bin_number(received_time, 0.001) AS received_milli FROM flows)))));
