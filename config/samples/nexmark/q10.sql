-- Nexmark q10. Bids with the day and minute by which a file system lays them out.
--   app/bin/virta run config/samples/nexmark/q10.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q10 OPTIONS (outputMode 'append', trigger 'availableNow') AS
INSERT INTO screen
SELECT auction, bidder, price, dateTime, extra,
       date_format(dateTime, 'yyyy-MM-dd') AS day, date_format(dateTime, 'HH:mm') AS minute
FROM STREAM bid;
