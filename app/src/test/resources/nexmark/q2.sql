-- Bids on some auctions. Mode: append
SELECT auction, price FROM bid WHERE auction % 7 = 0
