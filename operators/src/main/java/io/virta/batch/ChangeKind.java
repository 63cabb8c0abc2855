package io.virta.batch;

/** What a row of a revising batch does to the result; the codes are the bytes of {@link Batch#changes()}. */
public enum ChangeKind {
    /** A new row. */
    INSERT,
    /** The old form of a row that is replaced; its new form follows. */
    UPDATE_BEFORE,
    /** The new form of a row. */
    UPDATE_AFTER,
    /** A row that is no longer part of the result. */
    DELETE;

    /** The byte that stands for this kind in a batch. */
    public byte code() {
        return (byte) ordinal();
    }

    /** The kind that a byte stands for. */
    public static ChangeKind ofCode(byte code) {
        return switch (code) {
            case 0 -> INSERT;
            case 1 -> UPDATE_BEFORE;
            case 2 -> UPDATE_AFTER;
            case 3 -> DELETE;
            default -> throw new IllegalArgumentException("no change kind has code " + code);
        };
    }
}
