package io.virta.format.json;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import com.fasterxml.jackson.core.util.BufferRecycler;
import io.virta.batch.BytesBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Jackson's parser, pointed at one record after the other without a new parser for each, with strings as ranges of bytes where nothing is escaped. Names of fields are the same objects each
 * time they occur. After an error it is spent.
 */
final class JsonCursor extends UTF8StreamJsonParser {
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(100_000)
            .build();
    private static final byte[] NO_BYTES = {};

    private byte[] text = NO_BYTES;
    private int textFrom;
    private int textTo;

    @SuppressWarnings("deprecation") // the only constructor for bytes without a stream
    JsonCursor(int features) {
        super(
                new IOContext(
                        CONSTRAINTS,
                        StreamWriteConstraints.defaults(),
                        ErrorReportConfiguration.defaults(),
                        new BufferRecycler(),
                        ContentReference.unknown(),
                        false),
                features,
                null,
                null,
                ByteQuadsCanonicalizer.createRoot().makeChild(JsonFactory.Feature.collectDefaults()),
                NO_BYTES,
                0,
                0,
                0,
                false);
    }

    /** Moves to a record: the next token is its first. */
    void reset(byte[] bytes, int from, int to) {
        _inputBuffer = bytes;
        _inputPtr = from;
        _inputEnd = to;
        _currToken = null;
        _nextToken = null;
        _tokenIncomplete = false;
        while (!_parsingContext.inRoot()) {
            _parsingContext = _parsingContext.getParent();
        }
    }

    /** Does nothing: the end of a record is not the end of the cursor, and it holds nothing but memory. */
    @Override
    public void close() {}

    /** Reads the string that is the current token; {@link #text}, {@link #textFrom} and {@link #textTo} say where it is until the next call. */
    void readText() throws IOException {
        if (_tokenIncomplete && _currToken == JsonToken.VALUE_STRING) {
            byte[] bytes = _inputBuffer;
            int end = _inputEnd;
            int at = _inputPtr;
            // smaller than a space are control characters and, being negative, all bytes beyond ASCII
            while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
                at++;
            }
            if (at < end && bytes[at] == '"') {
                text = bytes;
                textFrom = _inputPtr;
                textTo = at;
                _inputPtr = at + 1;
                _tokenIncomplete = false;
                return;
            }
        }
        text = getText().getBytes(StandardCharsets.UTF_8);
        textFrom = 0;
        textTo = text.length;
    }

    /** The error for a record that ends within a value. */
    IOException unexpectedEnd() {
        return new JsonEOFException(this, currentToken(), "it ends within a value");
    }

    byte[] text() {
        return text;
    }

    int textFrom() {
        return textFrom;
    }

    int textTo() {
        return textTo;
    }

    int textLength() {
        return textTo - textFrom;
    }

    /** Appends the string that is the current token. */
    void appendText(BytesBuilder out) throws IOException {
        readText();
        out.append(text, textFrom, textTo - textFrom);
    }
}
