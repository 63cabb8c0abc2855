-- Nexmark q13. Bids with what a static table says of them.
--   app/bin/virta run config/samples/nexmark/q13.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);

CREATE TEMPORARY VIEW side_input AS
SELECT * FROM VALUES (0, 'value 0'), (1, 'value 1'), (2, 'value 2'), (3, 'value 3'), (4, 'value 4'), (5, 'value 5'), (6, 'value 6'), (7, 'value 7'), (8, 'value 8'), (9, 'value 9') AS t(key, value);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q13 OPTIONS (outputMode 'append', trigger 'availableNow') AS
INSERT INTO screen
SELECT b.auction, b.bidder, b.price, b.dateTime, s.value
FROM STREAM bid b JOIN side_input s ON b.auction % 20 = s.key;
