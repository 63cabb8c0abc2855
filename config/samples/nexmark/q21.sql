-- Nexmark q21. Bids with a number of their channel.
--   app/bin/virta run config/samples/nexmark/q21.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q21 OPTIONS (outputMode 'append', trigger 'availableNow') AS
INSERT INTO screen
SELECT auction, bidder, price, channel,
       CASE lower(channel) WHEN 'apple' THEN '0' WHEN 'google' THEN '1' WHEN 'facebook' THEN '2' WHEN 'baidu' THEN '3'
            ELSE regexp_extract(url, '(&|^)channel_id=([^&]*)', 2) END AS channel_id
FROM STREAM bid
WHERE regexp_extract(url, '(&|^)channel_id=([^&]*)', 2) <> '' OR lower(channel) IN ('apple', 'google', 'facebook', 'baidu');
