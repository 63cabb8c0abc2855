-- Bids with their auctions in category 10. Mode: append
SELECT b.auction, b.bidder, b.price, b.channel, b.dateTime, a.itemName, a.seller, a.category, a.expires
FROM bid b JOIN auction a ON b.auction = a.id
WHERE a.category = 10
