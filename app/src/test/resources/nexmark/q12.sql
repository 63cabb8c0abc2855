-- Bids of each bidder in ten seconds of processing time. Mode: complete
SELECT bidder, count(*) AS bids, window.start AS starts
FROM (SELECT bidder, current_timestamp() AS seen FROM bid)
GROUP BY bidder, window(seen, '10 seconds')
