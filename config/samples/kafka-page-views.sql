-- Clicks from a topic of Kafka, counts per page and ten seconds into another, exactly once: stop it anywhere (Ctrl-C or kill -9) and run it again.
--   app/bin/virta run config/samples/kafka-page-views.sql
-- It needs a broker at localhost:9092 with the topics clicks and page-views, and goes on until it is stopped. Send it clicks with Kafka's own tool:
--   kafka-console-producer.sh --bootstrap-server localhost:9092 --topic clicks
--   {"event_time":"2024-03-01T12:00:01Z","user_id":7,"page":"/home"}
-- and look at the counts as they are committed:
--   kafka-console-consumer.sh --bootstrap-server localhost:9092 --topic page-views --isolation-level read_committed --from-beginning

CREATE TABLE clicks (event_time TIMESTAMP, user_id BIGINT, page STRING)
USING kafka OPTIONS (kafka.bootstrap.servers 'localhost:9092', subscribe 'clicks', startingOffsets 'earliest', format 'json');

CREATE TABLE page_views
USING kafka OPTIONS (kafka.bootstrap.servers 'localhost:9092', topic 'page-views', format 'json');

CREATE STREAMING QUERY page_views_per_ten_seconds
OPTIONS (outputMode 'append', trigger 'processingTime 1 second', checkpointLocation '/tmp/virta-samples/kafka-page-views-checkpoint') AS
INSERT INTO page_views
SELECT page AS key, window.start AS start, page, count(*) AS views
FROM STREAM clicks WATERMARK event_time DELAY OF INTERVAL 5 SECONDS
GROUP BY window(event_time, '10 seconds'), page;
