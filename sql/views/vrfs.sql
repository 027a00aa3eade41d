-- vrfs: a row a VRF of an exporter: what it is called, by what was said last in options records.
CREATE VIEW vrfs
COMMENT 'The VRFs of each exporter'
AS SELECT exporter_ip, vrf_id, name, received_time AS last_seen
FROM (
  SELECT *, ROW_NUMBER() OVER (
    PARTITION BY exporter_ip, vrf_id ORDER BY received_time DESC) AS age
  FROM (
    SELECT
      exporter_ip, received_time,
      TRY_CAST(COALESCE(
        scope_fields['ingressVRFID'], scope_fields['egressVRFID'],
        fields['ingressVRFID'], fields['egressVRFID']) AS BIGINT) AS vrf_id,
      NULLIF(fields['VRFname'], '') AS name
    FROM options_archive)
  WHERE vrf_id IS NOT NULL AND name IS NOT NULL)
WHERE age = 1;
