-- The auctions with the most bids in each of the last ten seconds, every two seconds. Mode: update
WITH counted AS (
  SELECT auction, window.start AS starts, count(*) AS num
  FROM bid GROUP BY auction, window(dateTime, '10 seconds', '2 seconds'))
SELECT c.auction, c.num, c.starts
FROM counted c JOIN (SELECT starts, max(num) AS most FROM counted GROUP BY starts) m
  ON c.starts = m.starts AND c.num >= m.most
