-- Nexmark q6. The average winning price of each seller's last ten auctions.
--   app/bin/virta run config/samples/nexmark/q6.sql

CREATE TABLE auction USING nexmark OPTIONS (table 'auction', events 2000, maxEventsPerTrigger 500);
CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q6 OPTIONS (outputMode 'update', trigger 'availableNow') AS
INSERT INTO screen
SELECT seller, avg(price) OVER (PARTITION BY seller ORDER BY dateTime ROWS BETWEEN 10 PRECEDING AND CURRENT ROW) AS average
FROM (SELECT a.id, a.seller, b.price, b.dateTime,
             row_number() OVER (PARTITION BY a.id, a.seller ORDER BY b.price DESC, b.dateTime) AS place
      FROM STREAM auction a JOIN STREAM bid b ON a.id = b.auction AND b.dateTime BETWEEN a.dateTime AND a.expires)
WHERE place <= 1;
