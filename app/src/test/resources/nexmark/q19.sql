-- The ten highest bids of each auction. Mode: update
SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY auction ORDER BY price DESC, dateTime) AS place FROM bid)
WHERE place <= 10
