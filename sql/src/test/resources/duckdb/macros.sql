-- What the statements beside this file share: the archive as a table, the reference files as tables, addresses as numbers.
-- ${archive} and ${reference} are directories. Times are UTC's. Addresses are those of IPv4: one of IPv6 fails.
-- TCP flags are bits: F 1, S 2, R 4, P 8, A 16, U 32, E 64, C 128.

CREATE VIEW flows AS
SELECT * REPLACE (
  make_timestamp_ms(epoch_ms(received_time)) AS received_time,
  make_timestamp_ms(epoch_ms(start_time)) AS start_time,
  make_timestamp_ms(epoch_ms(end_time)) AS end_time)
FROM read_parquet('${archive}/day=*/hour=*/[pc]*', hive_partitioning = true, hive_types_autocast = false, union_by_name = true);

-- Flows received from a time and before another.
CREATE MACRO flows_between(from_time, until_time) AS TABLE
SELECT * FROM flows WHERE received_time >= from_time::TIMESTAMP AND received_time < until_time::TIMESTAMP;

CREATE MACRO ip_number(ip) AS
  ((split_part(ip, '.', 1)::BIGINT * 256 + split_part(ip, '.', 2)::BIGINT) * 256 + split_part(ip, '.', 3)::BIGINT) * 256
  + split_part(ip, '.', 4)::BIGINT;

CREATE MACRO ip_text(number) AS
  concat_ws('.', (number >> 24) & 255, (number >> 16) & 255, (number >> 8) & 255, number & 255);

-- An address alone is a prefix of 32 bits.
CREATE MACRO prefix_bits(prefix) AS if(contains(prefix, '/'), split_part(prefix, '/', 2)::INT, 32);

CREATE MACRO prefix_first(prefix) AS ip_number(split_part(prefix, '/', 1));

CREATE MACRO ip_network(ip, bits) AS ip_text((ip_number(ip) >> (32 - bits)) << (32 - bits));

-- Whether an address is within a prefix.
CREATE MACRO ip_under(ip, prefix) AS
  (ip_number(ip) >> (32 - prefix_bits(prefix))) = (prefix_first(prefix) >> (32 - prefix_bits(prefix)));

-- Whether an address is within one of several prefixes, separated by commas. Those of IPv6 have none of the addresses here.
CREATE MACRO ip_within(ip, networks) AS
  len([n FOR n IN regexp_extract_all(networks, '[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+(/[0-9]+)?') IF ip_under(ip, n)]) > 0;

-- SiLK's letters of TCP flags.
CREATE MACRO flags_letters(flags) AS
  array_to_string([substr('FSRPAUEC', bit, 1) FOR bit IN range(1, 9) IF ((flags >> (bit - 1)) & 1) = 1], '');

-- The bits of SiLK's letters.
CREATE MACRO flags_bits(letters) AS
  coalesce(list_sum([1 << (bit - 1) FOR bit IN range(1, 9) IF contains(letters, substr('FSRPAUEC', bit, 1))]), 0)::BIGINT;

-- Whether flags are as one of several HIGH/MASK, separated by commas, wants them.
CREATE MACRO flags_as(pairs, flags) AS
  len([pair FOR pair IN string_split(pairs, ',') IF
    (flags & flags_bits(split_part(pair, '/', 2))) = flags_bits(split_part(pair, '/', 1))]) > 0;

-- Part of a whole, in percent.
CREATE MACRO percentage(part, whole) AS round(part * 100.0 / whole, 6);

-- Prefixes of a set's file.
CREATE MACRO listed(name) AS TABLE
SELECT trim(entry) AS prefix
FROM read_csv('${reference}/sets/' || name || '.txt', header = false, delim = '|', columns = {'entry': 'VARCHAR'});

CREATE VIEW networks AS
SELECT prefix, name FROM read_csv('${reference}/networks.csv', header = true, all_varchar = true);

CREATE VIEW names AS
SELECT valid_from::TIMESTAMP AS valid_from, valid_to::TIMESTAMP AS valid_to, key AS ip, value AS name
FROM read_csv('${reference}/asof/names.csv', header = true, all_varchar = true);

-- Flows, and whether another exporter had reported as many of the same before: of the same addresses, ports and protocol,
-- within a series of flows that were received no more than ten seconds apart.
CREATE VIEW flows_marked AS
WITH apart AS (
  SELECT *, received_time - lag(received_time) OVER same > INTERVAL 10 SECONDS AS is_apart
  FROM flows
  WINDOW same AS (PARTITION BY src_ip, dst_ip, src_port, dst_port, protocol ORDER BY received_time)
),
numbered AS (
  SELECT *, count(*) FILTER (is_apart) OVER same AS series
  FROM apart
  WINDOW same AS (PARTITION BY src_ip, dst_ip, src_port, dst_port, protocol ORDER BY received_time)
),
-- How many this exporter and how many the most talkative one had reported by then.
counted AS (
  SELECT *,
    row_number() OVER (
      PARTITION BY src_ip, dst_ip, src_port, dst_port, protocol, series, exporter_ip ORDER BY received_time) AS nth
  FROM numbered
)
SELECT * EXCLUDE (is_apart, series, nth),
  coalesce(nth <= max(nth) OVER (
    PARTITION BY src_ip, dst_ip, src_port, dst_port, protocol, series ORDER BY received_time
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false) AS is_copy
FROM counted;

-- Traffic by a length of time, sensor and type.
CREATE MACRO traffic_by(width) AS TABLE
SELECT
  time_bucket(width, received_time, TIMESTAMP '1970-01-01') AS bucket, sensor, type, count(*) AS flows, sum(packets) AS packets,
  sum(octets) AS octets, sum(octets * greatest(coalesce(sampling_rate, 1), 1)) AS estimated_octets
FROM flows GROUP BY ALL;
