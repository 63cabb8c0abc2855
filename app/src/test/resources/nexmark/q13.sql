-- Bids with what a static table says of them. Mode: append
SELECT b.auction, b.bidder, b.price, b.dateTime, s.value
FROM bid b JOIN side_input s ON b.auction % 20 = s.key
