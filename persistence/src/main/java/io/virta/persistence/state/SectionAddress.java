package io.virta.persistence.state;

import java.util.Comparator;

/** Where a section belongs: a key group of a table of a stateful operator. */
record SectionAddress(String stateId, String table, int keyGroup) implements Comparable<SectionAddress> {
    private static final Comparator<SectionAddress> ORDER = Comparator.comparing(SectionAddress::stateId)
            .thenComparing(SectionAddress::table)
            .thenComparingInt(SectionAddress::keyGroup);

    @Override
    public int compareTo(SectionAddress other) {
        return ORDER.compare(this, other);
    }
}
