package io.virta.batch;

/** The first byte of an encoded column. The codes are part of the format and never change. */
enum ColumnLayout {
    NULL(0),
    BOOLEAN(1),
    INT(2),
    LONG(3),
    FLOAT(4),
    DOUBLE(5),
    DECIMAL(6),
    BYTES(7),
    INTERVAL(8),
    ARRAY(9),
    MAP(10),
    STRUCT(11),
    DICTIONARY(16),
    CONSTANT(17);

    private static final ColumnLayout[] BY_CODE = new ColumnLayout[32];

    static {
        for (ColumnLayout layout : values()) {
            BY_CODE[layout.code] = layout;
        }
    }

    private final int code;

    ColumnLayout(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ColumnLayout of(int code) {
        ColumnLayout layout = code < 0 || code >= BY_CODE.length ? null : BY_CODE[code];
        if (layout == null) {
            throw BatchCodec.damaged("no column layout has code " + code);
        }
        return layout;
    }
}
