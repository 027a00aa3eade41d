-- interfaces: a row an interface of an exporter: what it is called and how fast it is, by what was
-- said last, in options records (NetFlow v9, IPFIX) and in counter samples (sFlow). With flows:
--   SELECT i.name, SUM(f.octets) FROM flows AS f LEFT JOIN interfaces AS i
--   ON f.exporter_ip = i.exporter_ip AND f.in_if = i.if_index GROUP BY i.name
CREATE VIEW interfaces
COMMENT 'The interfaces of each exporter: join flows by exporter_ip and in_if or out_if = if_index'
AS SELECT
  COALESCE(said.exporter_ip, counted.exporter_ip) AS exporter_ip,
  COALESCE(said.if_index, counted.if_index) AS if_index,
  COALESCE(said.name, counted.name) AS name,
  said.description,
  counted.speed,
  GREATEST(
    COALESCE(said.received_time, counted.received_time),
    COALESCE(counted.received_time, said.received_time)) AS last_seen
FROM (
  SELECT * FROM (
    SELECT *, ROW_NUMBER() OVER (
      PARTITION BY exporter_ip, if_index ORDER BY received_time DESC) AS age
    FROM (
      SELECT
        exporter_ip, received_time,
        TRY_CAST(COALESCE(
          scope_fields['scopeInterface'],
          scope_fields['ingressInterface'], scope_fields['egressInterface'],
          fields['ingressInterface'], fields['egressInterface']) AS BIGINT) AS if_index,
        NULLIF(fields['interfaceName'], '') AS name,
        NULLIF(fields['interfaceDescription'], '') AS description
      FROM options_archive)
    WHERE if_index IS NOT NULL AND (name IS NOT NULL OR description IS NOT NULL))
  WHERE age = 1
) AS said
FULL OUTER JOIN (
  SELECT * FROM (
    SELECT *, ROW_NUMBER() OVER (
      PARTITION BY exporter_ip, if_index ORDER BY received_time DESC) AS age
    FROM (
      SELECT
        exporter_ip, received_time, if_index, if_speed AS speed,
        COALESCE(extra['port_name'], extra['name']) AS name
      FROM counters_archive)
    WHERE if_index IS NOT NULL)
  WHERE age = 1
) AS counted
ON said.exporter_ip = counted.exporter_ip AND said.if_index = counted.if_index;
