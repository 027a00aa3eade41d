-- flows_metered: packets of captures, counted into flows. A query names the captures, oldest first:
--   SELECT ... FROM flows_metered /*+ OPTIONS('captures' = '/path/one.pcap;/path/two.pcapng') */
-- Nobody exported these flows: export_protocol is metered, and a flow was received when it ended.
CREATE TABLE flows_metered (
  collector_port AS CAST(NULL AS INT)
    COMMENT 'Port of the collector that the datagram was sent to',
  sensor AS sensor(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if,
    vlan, post_vlan, firewall_event,
    CASE WHEN firewall_event IS NOT NULL THEN TRY_CAST(extra['firewallEventExtended'] AS INT) END,
    CAST(NULL AS INT))
    COMMENT 'Sensor that takes the flow by silk.conf and sensor.conf, the first one if several do',
  class AS flow_class(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if,
    vlan, post_vlan, firewall_event,
    CASE WHEN firewall_event IS NOT NULL THEN TRY_CAST(extra['firewallEventExtended'] AS INT) END,
    CAST(NULL AS INT))
    COMMENT 'Class of its type',
  type AS flow_type(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if,
    vlan, post_vlan, firewall_event,
    CASE WHEN firewall_event IS NOT NULL THEN TRY_CAST(extra['firewallEventExtended'] AS INT) END,
    CAST(NULL AS INT))
    COMMENT 'Type that SiLK gives it: in, out, inweb, outweb, innull, outnull, int2int, ext2ext or other',
  src_country AS country(src_ip)
    COMMENT 'Country of the source address by GeoIP, ISO 3166 alpha-2',
  dst_country AS country(dst_ip)
    COMMENT 'Country of the destination address by GeoIP, ISO 3166 alpha-2',
  src_asn AS asn(src_ip, src_as)
    COMMENT 'AS of the source: as exported, or else by GeoIP (the order is a setting)',
  dst_asn AS asn(dst_ip, dst_as)
    COMMENT 'AS of the destination: as exported, or else by GeoIP (the order is a setting)',
  src_as_org AS as_org(src_ip, asn(src_ip, src_as))
    COMMENT 'Who runs src_asn, if GeoIP has the source address in it',
  dst_as_org AS as_org(dst_ip, asn(dst_ip, dst_as))
    COMMENT 'Who runs dst_asn, if GeoIP has the destination address in it',
  src_network AS network_name(src_ip)
    COMMENT 'Name of the source''s network in networks.csv',
  dst_network AS network_name(dst_ip)
    COMMENT 'Name of the destination''s network in networks.csv'
)
COMMENT 'Flows that are metered from packets of captures'
WITH (
  'connector' = 'flow-meter'
)
LIKE flows_live (EXCLUDING ALL);
