-- Nexmark q22. Bids with the directories of their URL.
--   app/bin/virta run config/samples/nexmark/q22.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q22 OPTIONS (outputMode 'append', trigger 'availableNow') AS
INSERT INTO screen
SELECT auction, bidder, price, channel,
       split_part(url, '/', 4) AS dir1, split_part(url, '/', 5) AS dir2, split_part(url, '/', 6) AS dir3
FROM STREAM bid;
