-- Passes bids through. Mode: append
SELECT auction, bidder, price, dateTime, extra FROM bid
