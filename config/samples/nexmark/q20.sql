-- Nexmark q20. Bids with their auctions in category 10.
--   app/bin/virta run config/samples/nexmark/q20.sql

CREATE TABLE auction USING nexmark OPTIONS (table 'auction', events 2000, maxEventsPerTrigger 500);
CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q20 OPTIONS (outputMode 'append', trigger 'availableNow') AS
INSERT INTO screen
SELECT b.auction, b.bidder, b.price, b.channel, b.dateTime, a.itemName, a.seller, a.category, a.expires
FROM STREAM bid b JOIN STREAM auction a ON b.auction = a.id
WHERE a.category = 10;
