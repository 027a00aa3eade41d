-- What did each host of a network send and get, with how many others?
--
-- Over the whole history.
-- Parameters:
--   network network -: the network
--   limit number 1000: the most rows
-- Example: --network=10.0.0.0/8 --limit=4
SELECT ip, peers, sent_flows, sent_octets, received_flows, received_octets, first_seen, last_seen
FROM hosts
WHERE ip_in(ip, '${network}')
ORDER BY sent_octets + received_octets DESC, ip LIMIT ${limit};
