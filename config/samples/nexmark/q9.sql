-- Nexmark q9. The winning bid of each auction.
--   app/bin/virta run config/samples/nexmark/q9.sql

CREATE TABLE auction USING nexmark OPTIONS (table 'auction', events 2000, maxEventsPerTrigger 500);
CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q9 OPTIONS (outputMode 'update', trigger 'availableNow') AS
INSERT INTO screen
SELECT id, itemName, seller, category, auction, bidder, price, bidTime
FROM (SELECT a.id, a.itemName, a.seller, a.category, b.auction, b.bidder, b.price, b.dateTime AS bidTime,
             row_number() OVER (PARTITION BY a.id ORDER BY b.price DESC, b.dateTime) AS place
      FROM STREAM auction a JOIN STREAM bid b ON a.id = b.auction AND b.dateTime BETWEEN a.dateTime AND a.expires)
WHERE place <= 1;
