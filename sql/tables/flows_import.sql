-- flows_import: files of other tools, as flows: of nfcapd, SiLK or Argus, or CSV. A query names them:
--   SELECT ... FROM flows_import /*+ OPTIONS('files' = '/path/nfcapd.202601310000;/path/more.csv') */
-- What the file says of sensor, country and so on is kept, the rest is found as for flows_live.
CREATE TABLE flows_import (
  known_collector_port INT COMMENT 'What the file says of collector_port; NULL if nothing',
  known_sensor STRING COMMENT 'What the file says of sensor; NULL if nothing',
  known_class STRING COMMENT 'What the file says of class; NULL if nothing',
  known_type STRING COMMENT 'What the file says of type; NULL if nothing',
  known_src_country STRING COMMENT 'What the file says of src_country; NULL if nothing',
  known_dst_country STRING COMMENT 'What the file says of dst_country; NULL if nothing',
  known_src_asn BIGINT COMMENT 'What the file says of src_asn; NULL if nothing',
  known_dst_asn BIGINT COMMENT 'What the file says of dst_asn; NULL if nothing',
  known_src_as_org STRING COMMENT 'What the file says of src_as_org; NULL if nothing',
  known_dst_as_org STRING COMMENT 'What the file says of dst_as_org; NULL if nothing',
  known_src_network STRING COMMENT 'What the file says of src_network; NULL if nothing',
  known_dst_network STRING COMMENT 'What the file says of dst_network; NULL if nothing',

  collector_port AS known_collector_port
    COMMENT 'Port of the collector that the datagram was sent to',
  sensor AS COALESCE(known_sensor, sensor(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if,
    vlan, post_vlan, firewall_event,
    CASE WHEN firewall_event IS NOT NULL THEN TRY_CAST(extra['firewallEventExtended'] AS INT) END,
    known_collector_port))
    COMMENT 'Sensor that takes the flow by silk.conf and sensor.conf, the first one if several do',
  class AS COALESCE(known_class, flow_class(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if,
    vlan, post_vlan, firewall_event,
    CASE WHEN firewall_event IS NOT NULL THEN TRY_CAST(extra['firewallEventExtended'] AS INT) END,
    known_collector_port))
    COMMENT 'Class of its type',
  type AS COALESCE(known_type, flow_type(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if,
    vlan, post_vlan, firewall_event,
    CASE WHEN firewall_event IS NOT NULL THEN TRY_CAST(extra['firewallEventExtended'] AS INT) END,
    known_collector_port))
    COMMENT 'Type that SiLK gives it: in, out, inweb, outweb, innull, outnull, int2int, ext2ext or other',
  src_country AS COALESCE(known_src_country, country(src_ip))
    COMMENT 'Country of the source address by GeoIP, ISO 3166 alpha-2',
  dst_country AS COALESCE(known_dst_country, country(dst_ip))
    COMMENT 'Country of the destination address by GeoIP, ISO 3166 alpha-2',
  src_asn AS COALESCE(known_src_asn, asn(src_ip, src_as))
    COMMENT 'AS of the source: as exported, or else by GeoIP (the order is a setting)',
  dst_asn AS COALESCE(known_dst_asn, asn(dst_ip, dst_as))
    COMMENT 'AS of the destination: as exported, or else by GeoIP (the order is a setting)',
  src_as_org AS COALESCE(known_src_as_org, as_org(src_ip, asn(src_ip, src_as)))
    COMMENT 'Who runs src_asn, if GeoIP has the source address in it',
  dst_as_org AS COALESCE(known_dst_as_org, as_org(dst_ip, asn(dst_ip, dst_as)))
    COMMENT 'Who runs dst_asn, if GeoIP has the destination address in it',
  src_network AS COALESCE(known_src_network, network_name(src_ip))
    COMMENT 'Name of the source''s network in networks.csv',
  dst_network AS COALESCE(known_dst_network, network_name(dst_ip))
    COMMENT 'Name of the destination''s network in networks.csv'
)
COMMENT 'Flows from files of other tools'
WITH (
  'connector' = 'flow-import'
)
LIKE flows_live (EXCLUDING ALL);
