-- flows_archive: the history, as Parquet files in day=YYYY-MM-DD/hour=HH directories (UTC, by receive
-- time). Any engine can read them. Has the columns of flows_live, and what was known of the flow when it
-- was archived. Which hours, files and parts of files are read follows from what is asked of times and
-- addresses.
--
-- Where in the journal a flow's datagram stands is written with it, but not kept: the archive's log keeps the
-- last place of all, behind which flows_both goes on.
--
-- In batch mode a query ends with what is archived now; in streaming mode it goes on with what is archived later.
--
-- Parameters: archive = root directory of the archive.
CREATE TABLE flows_archive (
  collector_port INT COMMENT 'Port of the collector that the datagram was sent to',
  sensor STRING COMMENT 'Sensor that takes the flow by silk.conf and sensor.conf, the first one if several do',
  class STRING COMMENT 'Class of its type',
  type STRING COMMENT 'Type that SiLK gives it: in, out, inweb, outweb, innull, outnull, int2int, ext2ext or other',
  src_country STRING COMMENT 'Country of the source address by GeoIP, ISO 3166 alpha-2',
  dst_country STRING COMMENT 'Country of the destination address by GeoIP, ISO 3166 alpha-2',
  src_asn BIGINT COMMENT 'AS of the source: as exported, or else by GeoIP (the order is a setting)',
  dst_asn BIGINT COMMENT 'AS of the destination: as exported, or else by GeoIP (the order is a setting)',
  src_as_org STRING COMMENT 'Who runs src_asn, if GeoIP has the source address in it',
  dst_as_org STRING COMMENT 'Who runs dst_asn, if GeoIP has the destination address in it',
  src_network STRING COMMENT 'Name of the source''s network in networks.csv',
  dst_network STRING COMMENT 'Name of the destination''s network in networks.csv',
  journal_id        STRING METADATA FROM 'journal' COMMENT 'Identity of the journal that the datagram stands in; written, not kept',
  journal_partition STRING METADATA FROM 'partition' COMMENT 'Partition of the journal; written, not kept',
  journal_segment   BIGINT METADATA FROM 'segment' COMMENT 'Number of the journal segment; written, not kept',
  journal_offset    BIGINT METADATA FROM 'offset' COMMENT 'Byte offset of the datagram in it; written, not kept',
  WATERMARK FOR received_time AS SOURCE_WATERMARK()
)
COMMENT 'Flows from the archive: one row a flow that an exporter sent'
WITH (
  'connector' = 'flow-archive',
  'path' = '${archive}'
)
LIKE flows_live (EXCLUDING ALL);
