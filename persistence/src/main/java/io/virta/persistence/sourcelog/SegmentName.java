package io.virta.persistence.sourcelog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The name of a segment, {@code epoch-attempt.rows}: the rows that one run appended for one epoch. Ordered as they were written. */
record SegmentName(long epoch, int attempt) implements Comparable<SegmentName> {
    private static final String SUFFIX = ".rows";

    /** The name of {@code file}, null if it is no segment. */
    static @Nullable SegmentName of(Path file) {
        String text = file.getFileName().toString();
        int separator = text.indexOf('-');
        if (separator < 0 || !text.endsWith(SUFFIX)) {
            return null;
        }
        try {
            return new SegmentName(
                    Long.parseLong(text.substring(0, separator)),
                    Integer.parseInt(text.substring(separator + 1, text.length() - SUFFIX.length())));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public int compareTo(SegmentName other) {
        return epoch == other.epoch ? Integer.compare(attempt, other.attempt) : Long.compare(epoch, other.epoch);
    }

    @Override
    public String toString() {
        return epoch + "-" + attempt + SUFFIX;
    }
}
