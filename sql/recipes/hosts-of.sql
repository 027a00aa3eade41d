-- What did each host of a network send and get, with how many others?
--
-- Over the whole history.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row an address and its
-- peers; what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- Parameters:
--   network network -: the network
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --network=10.0.0.0/8 --limit=4
-- Expected:
--   ip | peers | sent_flows | sent_octets | received_flows | received_octets | first_seen | last_seen
--   10.0.0.99 | 1 | 0 | 0 | 2 | 2400000000 | 2026-03-02T20:00:00Z | 2026-03-02T21:00:00Z
--   10.0.0.8 | 3 | 24 | 120000000 | 3 | 2060 | 2026-03-02T00:30:00Z | 2026-03-04T16:11:01Z
--   10.0.0.98 | 1 | 0 | 0 | 1 | 12000000 | 2026-03-02T20:05:00Z | 2026-03-02T20:06:00Z
--   10.0.0.6 | 1 | 10 | 100000 | 3 | 90000 | 2026-03-02T18:10:00Z | 2026-03-04T18:29:59.900Z
SELECT ip, peers, sent_flows, sent_octets, received_flows, received_octets, first_seen, last_seen
FROM hosts
WHERE ip_in(ip, '${network}')
ORDER BY sent_octets + received_octets DESC, ip LIMIT ${limit};
