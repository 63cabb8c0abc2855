package io.virta.batch;

/** UTF-8 without objects. */
final class Utf8 {
    private Utf8() {}

    /**
     * Encodes UTF-16 characters; a lone surrogate becomes {@code ?}.
     *
     * @param target has room for three bytes a character
     * @return where the encoded bytes end
     */
    static int encode(char[] text, int from, int count, byte[] target, int position) {
        int end = from + count;
        int at = position;
        for (int i = from; i < end; i++) {
            char c = text[i];
            if (c < 0x80) {
                target[at++] = (byte) c;
            } else if (c < 0x800) {
                target[at++] = (byte) (0xc0 | c >> 6);
                target[at++] = (byte) (0x80 | c & 0x3f);
            } else if (!Character.isSurrogate(c)) {
                target[at++] = (byte) (0xe0 | c >> 12);
                target[at++] = (byte) (0x80 | c >> 6 & 0x3f);
                target[at++] = (byte) (0x80 | c & 0x3f);
            } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text[i + 1])) {
                int point = Character.toCodePoint(c, text[++i]);
                target[at++] = (byte) (0xf0 | point >> 18);
                target[at++] = (byte) (0x80 | point >> 12 & 0x3f);
                target[at++] = (byte) (0x80 | point >> 6 & 0x3f);
                target[at++] = (byte) (0x80 | point & 0x3f);
            } else {
                target[at++] = '?';
            }
        }
        return at;
    }
}
