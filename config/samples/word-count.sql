-- Counts words that arrive on a socket, and prints all counts after every epoch.
-- First, in another terminal:  nc -lk 9999
-- Then:                        app/bin/virta run config/samples/word-count.sql
-- and type into the first one.

CREATE TABLE lines USING socket OPTIONS (host 'localhost', port 9999);
CREATE TABLE screen USING console;

CREATE STREAMING QUERY word_count OPTIONS (outputMode 'complete') AS
INSERT INTO screen
SELECT word, count(*) AS count
FROM (SELECT explode(split(value, ' ')) AS word FROM lines)
GROUP BY word;
