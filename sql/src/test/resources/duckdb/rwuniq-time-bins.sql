-- Also: --from=2026-03-01 --until=2026-03-05
SELECT strftime(start_time, '%Y-%m-%d %H') AS utc_hour, type, count(*) AS records, sum(octets) AS octets
FROM flows_between('${from}', '${until}')
GROUP BY utc_hour, type
ORDER BY utc_hour, type LIMIT ${limit};
