package io.virta.persistence.state;

import org.jspecify.annotations.Nullable;

/**
 * The name of a state file: {@code first-last-attempt-writer.state}, which is unique, since an attempt writes an epoch once.
 *
 * @param firstEpoch first epoch whose changes it holds
 * @param lastEpoch last epoch whose changes it holds
 * @param attempt the run that wrote it
 * @param writer the node that wrote it, letters and digits
 */
record StateFileName(long firstEpoch, long lastEpoch, int attempt, String writer) {
    private static final String SUFFIX = ".state";
    private static final int PARTS = 4;

    /** The name that {@code text} is, null if it is none. */
    static @Nullable StateFileName parse(String text) {
        if (!text.endsWith(SUFFIX)) {
            return null;
        }
        String[] parts = text.substring(0, text.length() - SUFFIX.length()).split("-", -1);
        if (parts.length != PARTS) {
            return null;
        }
        try {
            return new StateFileName(
                    Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]), parts[3]);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return firstEpoch + "-" + lastEpoch + "-" + attempt + "-" + writer + SUFFIX;
    }
}
