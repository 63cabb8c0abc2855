-- Persons that open auctions in the ten seconds in which they came. Mode: update
SELECT p.id, p.name, p.starts
FROM (SELECT id, name, window.start AS starts FROM person GROUP BY id, name, window(dateTime, '10 seconds')) p
JOIN (SELECT seller, window.start AS starts FROM auction GROUP BY seller, window(dateTime, '10 seconds')) a
  ON p.id = a.seller AND p.starts = a.starts
