-- applications: a row an application of an exporter: what it is called, by what was said last in options
-- records. The number is that of flows.application, the identifier's bytes as a number:
--   SELECT a.name, SUM(f.octets) FROM flows AS f LEFT JOIN applications AS a
--   ON f.exporter_ip = a.exporter_ip AND f.application = a.application GROUP BY a.name
CREATE VIEW applications
COMMENT 'The applications of each exporter: join flows by exporter_ip and application'
AS SELECT
  exporter_ip,
  -- From hexadecimal, digit by digit: there is no function for it. The first digit is the sign's.
  (POSITION(SUBSTRING(digits FROM 2 FOR 1) IN '0123456789abcdef') - 1) * 72057594037927936 +
  (POSITION(SUBSTRING(digits FROM 3 FOR 1) IN '0123456789abcdef') - 1) * 4503599627370496 +
  (POSITION(SUBSTRING(digits FROM 4 FOR 1) IN '0123456789abcdef') - 1) * 281474976710656 +
  (POSITION(SUBSTRING(digits FROM 5 FOR 1) IN '0123456789abcdef') - 1) * 17592186044416 +
  (POSITION(SUBSTRING(digits FROM 6 FOR 1) IN '0123456789abcdef') - 1) * 1099511627776 +
  (POSITION(SUBSTRING(digits FROM 7 FOR 1) IN '0123456789abcdef') - 1) * 68719476736 +
  (POSITION(SUBSTRING(digits FROM 8 FOR 1) IN '0123456789abcdef') - 1) * 4294967296 +
  (POSITION(SUBSTRING(digits FROM 9 FOR 1) IN '0123456789abcdef') - 1) * 268435456 +
  (POSITION(SUBSTRING(digits FROM 10 FOR 1) IN '0123456789abcdef') - 1) * 16777216 +
  (POSITION(SUBSTRING(digits FROM 11 FOR 1) IN '0123456789abcdef') - 1) * 1048576 +
  (POSITION(SUBSTRING(digits FROM 12 FOR 1) IN '0123456789abcdef') - 1) * 65536 +
  (POSITION(SUBSTRING(digits FROM 13 FOR 1) IN '0123456789abcdef') - 1) * 4096 +
  (POSITION(SUBSTRING(digits FROM 14 FOR 1) IN '0123456789abcdef') - 1) * 256 +
  (POSITION(SUBSTRING(digits FROM 15 FOR 1) IN '0123456789abcdef') - 1) * 16 +
  (POSITION(SUBSTRING(digits FROM 16 FOR 1) IN '0123456789abcdef') - 1) * 1 AS application,
  application_id, name, description, received_time AS last_seen
FROM (
  SELECT *, LPAD(application_id, 16, '0') AS digits FROM (
    SELECT *, ROW_NUMBER() OVER (
      PARTITION BY exporter_ip, application_id ORDER BY received_time DESC) AS age
    FROM (
      SELECT
        exporter_ip, received_time,
        COALESCE(scope_fields['applicationId'], fields['applicationId']) AS application_id,
        NULLIF(fields['applicationName'], '') AS name,
        NULLIF(fields['applicationDescription'], '') AS description
      FROM options_archive)
    WHERE application_id IS NOT NULL AND CHAR_LENGTH(application_id) < 16
      AND (name IS NOT NULL OR description IS NOT NULL))
  WHERE age = 1
);
