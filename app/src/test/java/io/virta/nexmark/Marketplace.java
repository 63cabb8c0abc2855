package io.virta.nexmark;

import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.StructType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The persons, auctions and bids of an online marketplace, in the proportions of Nexmark: of 50 events 1 is a person, 3 are auctions and 46 are bids. The same seed and number of events
 * make the same rows. An event follows the one before by 100 ms, so no two rows have the same time.
 */
record Marketplace(List<Row> persons, List<Row> auctions, List<Row> bids) {
    static final StructType PERSON = SqlParser.parseSchema(
            "id BIGINT, name STRING, emailAddress STRING, creditCard STRING, city STRING, state STRING, dateTime TIMESTAMP, extra STRING");
    static final StructType AUCTION = SqlParser.parseSchema(
            "id BIGINT, itemName STRING, description STRING, initialBid BIGINT, reserve BIGINT, dateTime TIMESTAMP,"
                    + " expires TIMESTAMP, seller BIGINT, category BIGINT, extra STRING");
    static final StructType BID = SqlParser.parseSchema(
            "auction BIGINT, bidder BIGINT, price BIGINT, channel STRING, url STRING, dateTime TIMESTAMP, extra STRING");

    private static final Instant START = Instant.parse("2024-03-01T07:59:30Z");
    private static final List<String> CHANNELS =
            List.of("Google", "Facebook", "Baidu", "Apple", "channel-1", "channel-2");
    private static final List<String> STATES = List.of("or", "id", "ca", "wa", "az");

    static Marketplace of(long seed, int events) {
        Random random = new Random(seed);
        Marketplace market = new Marketplace(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int event = 0; event < events; event++) {
            Instant time = START.plusMillis(100L * event);
            int kind = event % 50;
            if (kind == 0) {
                market.addPerson(random, time);
            } else if (kind <= 3) {
                market.addAuction(random, time);
            } else {
                market.addBid(random, time);
            }
        }
        return market;
    }

    private void addPerson(Random random, Instant time) {
        long id = persons.size();
        String state = STATES.get(random.nextInt(STATES.size()));
        persons.add(Row.of(
                id, "person " + id, id + "@virta.io", "0000 " + id, "city of " + state, state, time, text(random)));
    }

    private void addAuction(Random random, Instant time) {
        long id = auctions.size();
        long seller = random.nextInt(persons.size());
        Instant expires = time.plusSeconds(1 + random.nextInt(30));
        long price = price(random);
        auctions.add(Row.of(
                id,
                "item " + id,
                text(random),
                price,
                2 * price,
                time,
                expires,
                seller,
                10L + random.nextInt(5),
                text(random)));
    }

    private void addBid(Random random, Instant time) {
        // Mostly on one of the last auctions, as people do.
        long auction = Math.max(0, auctions.size() - 1 - random.nextInt(6));
        String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        String url = "https://www.virta.io/" + text(random) + "/" + text(random) + "/item.htm?query=1"
                + (random.nextBoolean() ? "&channel_id=" + random.nextInt(1000) : "");
        bids.add(Row.of(
                auction, (long) random.nextInt(persons.size()), price(random), channel, url, time, text(random)));
    }

    private static long price(Random random) {
        return Math.round(Math.pow(10, random.nextDouble() * 5) * 100);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 3 + random.nextInt(5); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(5)));
        }
        return text.toString();
    }
}
