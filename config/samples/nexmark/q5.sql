-- Nexmark q5. The auctions with the most bids in each of the last ten seconds, every two seconds.
--   app/bin/virta run config/samples/nexmark/q5.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q5 OPTIONS (outputMode 'update', trigger 'availableNow') AS
INSERT INTO screen
WITH counted AS (
  SELECT auction, window.start AS starts, count(*) AS num
  FROM STREAM bid GROUP BY auction, window(dateTime, '10 seconds', '2 seconds'))
SELECT c.auction, c.num, c.starts
FROM counted c JOIN (SELECT starts, max(num) AS most FROM counted GROUP BY starts) m
  ON c.starts = m.starts AND c.num >= m.most;
