-- The winning bid of each auction. Mode: update
SELECT id, itemName, seller, category, auction, bidder, price, bidTime
FROM (SELECT a.id, a.itemName, a.seller, a.category, b.auction, b.bidder, b.price, b.dateTime AS bidTime,
             row_number() OVER (PARTITION BY a.id ORDER BY b.price DESC, b.dateTime) AS place
      FROM auction a JOIN bid b ON a.id = b.auction AND b.dateTime BETWEEN a.dateTime AND a.expires)
WHERE place <= 1
