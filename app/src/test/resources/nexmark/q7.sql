-- The highest bids of each ten seconds. Mode: update
SELECT b.auction, b.bidder, b.price, b.dateTime, b.extra
FROM bid b JOIN (SELECT window.end AS ends, max(price) AS most FROM bid GROUP BY window(dateTime, '10 seconds')) m
  ON b.price = m.most AND b.dateTime >= m.ends - INTERVAL 10 SECONDS AND b.dateTime < m.ends
