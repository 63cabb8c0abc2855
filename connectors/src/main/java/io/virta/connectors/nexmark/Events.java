package io.virta.connectors.nexmark;

/**
 * The events of a marketplace by number: of each {@code total} events the first ones are persons, the next ones auctions, the rest bids. Ids count from 0 in each kind.
 *
 * @param persons how many of each {@code total} events are persons
 * @param auctions how many are auctions
 * @param total how many events there are until the kinds come again
 * @param startMicros the time of the first event
 * @param stepMicros from one event to the next
 */
record Events(long seed, int persons, int auctions, int total, long startMicros, long stepMicros) {
    /** What an event is. */
    enum Kind {
        PERSON(0),
        AUCTION(1),
        BID(2);

        /** What it is called in {@code event_type}. */
        final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    /** How many of the last auctions bids are on, as people do. */
    private static final int POPULAR_AUCTIONS = 6;

    Kind kind(long event) {
        long place = event % total;
        return place < persons ? Kind.PERSON : place < persons + auctions ? Kind.AUCTION : Kind.BID;
    }

    /** How many events of a kind there are before an event: its id, if it is one. */
    long before(Kind kind, long event) {
        long rounds = event / total;
        long place = event % total;
        return switch (kind) {
            case PERSON -> rounds * persons + Math.min(place, persons);
            case AUCTION -> rounds * auctions + Math.min(Math.max(0, place - persons), auctions);
            case BID -> rounds * (total - persons - auctions) + Math.max(0, place - persons - auctions);
        };
    }

    long timeMicros(long event) {
        return startMicros + event * stepMicros;
    }

    /** A number from 0 to {@code bound - 1} that seems chosen at random, another one for each salt. */
    int random(long event, int salt, int bound) {
        return (int) Long.remainderUnsigned(bits(event, salt), bound);
    }

    /** Bits that seem chosen at random. */
    long bits(long event, int salt) {
        // The finalizer of SplitMix64 by Steele, Lea and Flood.
        long z = seed + event * 0x9E3779B97F4A7C15L + salt * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The id of any person that has come. */
    long somePerson(long event, int salt) {
        return Long.remainderUnsigned(bits(event, salt), Math.max(1, before(Kind.PERSON, event)));
    }

    /** The id of one of the auctions that were opened last. */
    long popularAuction(long event, int salt) {
        return Math.max(0, before(Kind.AUCTION, event) - 1 - random(event, salt, POPULAR_AUCTIONS));
    }

    /** A price from 100 to 10 million, small ones more often. */
    long price(long event, int salt) {
        double share = (bits(event, salt) >>> 11) * 0x1.0p-53;
        return Math.round(Math.pow(10, share * 5) * 100);
    }
}
