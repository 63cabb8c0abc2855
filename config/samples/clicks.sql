-- JSON files in, counts per page and minute out as JSON files, exactly once: stop it anywhere (Ctrl-C or kill -9) and run it again.
--   app/bin/virta run config/samples/clicks.sql
-- It reads all files there are and ends. With the trigger 'processingTime 1 second' it would go on with each new file.

CREATE TABLE clicks (event_time TIMESTAMP, user_id BIGINT, page STRING, action STRING)
USING json OPTIONS (path 'config/samples/clicks', maxFilesPerTrigger 1);

CREATE TABLE page_views USING json OPTIONS (path '/tmp/virta-samples/page-views');

CREATE STREAMING QUERY page_views_per_minute
OPTIONS (outputMode 'append', trigger 'availableNow', checkpointLocation '/tmp/virta-samples/page-views-checkpoint') AS
INSERT INTO page_views
SELECT window.start AS minute, page, count(*) AS views, count_if(action = 'purchase') AS purchases
FROM STREAM clicks WATERMARK event_time DELAY OF INTERVAL 30 SECONDS
GROUP BY window(event_time, '1 minute'), page;
