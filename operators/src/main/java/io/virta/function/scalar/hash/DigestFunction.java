package io.virta.function.scalar.hash;

import io.virta.batch.Column;
import io.virta.error.VirtaException;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.DataType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A cryptographic digest in hexadecimal digits. */
public abstract class DigestFunction extends TextFunction {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    protected DigestFunction(Header header, DataType result, DataType... parameters) {
        super(header, result, parameters);
    }

    /** Writes digests of an algorithm of the Java platform. */
    protected static TextRow digest(Column argument, String algorithm, Utf8Writer out) {
        Utf8 values = Utf8.of(argument);
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw VirtaException.internal("This Java has no " + algorithm + ".");
        }
        return row -> {
            digest.update(values.bytes(), values.start(row), values.length(row));
            for (byte part : digest.digest()) {
                out.put(DIGITS[part >> 4 & 15]);
                out.put(DIGITS[part & 15]);
            }
            return true;
        };
    }
}
