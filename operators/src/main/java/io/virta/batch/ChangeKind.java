package io.virta.batch;

/** What a row of a revising batch does to the result; the codes are the bytes of {@link Batch#changes()}. */
public enum ChangeKind {
    /** A new row. */
    INSERT(0),
    /** The old form of a row that is replaced; its new form follows. */
    UPDATE_BEFORE(1),
    /** The new form of a row. */
    UPDATE_AFTER(2),
    /** A row that is no longer part of the result. */
    DELETE(3);

    private final byte code;

    ChangeKind(int code) {
        this.code = (byte) code;
    }

    /** The byte that stands for this kind in a batch. */
    public byte code() {
        return code;
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
