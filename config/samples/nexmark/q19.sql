-- Nexmark q19. The ten highest bids of each auction.
--   app/bin/virta run config/samples/nexmark/q19.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q19 OPTIONS (outputMode 'update', trigger 'availableNow') AS
INSERT INTO screen
SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY auction ORDER BY price DESC, dateTime) AS place FROM STREAM bid)
WHERE place <= 10;
