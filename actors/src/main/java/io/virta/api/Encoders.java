package io.virta.api;

import io.virta.row.Row;
import io.virta.session.typed.Codecs;
import io.virta.session.typed.ObjectCodec;
import io.virta.types.StructType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Encoders for Java types. Fields that are not primitive may be null. All throw INVALID_SCHEMA, naming the field, for a type that cannot be columns. */
@SuppressWarnings("checkstyle:MethodName") // Spark's names
public final class Encoders {
    private Encoders() {}

    /** Any supported class: records, beans, boxed primitives, strings, times. */
    public static <T> Encoder<T> of(Class<T> type) {
        return new Encoder<>(new ObjectCodec(Codecs.of(type)));
    }

    /** A type with arguments, such as the {@code List<String>} that a {@link java.lang.reflect.ParameterizedType} tells of. */
    public static <T> Encoder<T> of(Type type) {
        return new Encoder<>(new ObjectCodec(Codecs.of(type)));
    }

    /** A record; its components are the columns. */
    public static <T extends Record> Encoder<T> record(Class<T> type) {
        return of(type);
    }

    /** A bean: a class with a constructor without arguments, getters and setters. Its properties in order of their names are the columns. */
    public static <T> Encoder<T> bean(Class<T> type) {
        return new Encoder<>(new ObjectCodec(Codecs.bean(type)));
    }

    /** Rows of a schema. */
    public static Encoder<Row> row(StructType schema) {
        return new Encoder<>(new ObjectCodec(Codecs.rows(schema)));
    }

    /** Strings. */
    public static Encoder<String> STRING() {
        return of(String.class);
    }

    /** Booleans, null allowed. */
    public static Encoder<Boolean> BOOLEAN() {
        return of(Boolean.class);
    }

    /** Bytes, null allowed. */
    public static Encoder<Byte> BYTE() {
        return of(Byte.class);
    }

    /** Shorts, null allowed. */
    public static Encoder<Short> SHORT() {
        return of(Short.class);
    }

    /** Ints, null allowed. */
    public static Encoder<Integer> INT() {
        return of(Integer.class);
    }

    /** Longs, null allowed. */
    public static Encoder<Long> LONG() {
        return of(Long.class);
    }

    /** Floats, null allowed. */
    public static Encoder<Float> FLOAT() {
        return of(Float.class);
    }

    /** Doubles, null allowed. */
    public static Encoder<Double> DOUBLE() {
        return of(Double.class);
    }

    /** Decimals of 38 digits, 18 of them behind the point. */
    public static Encoder<BigDecimal> DECIMAL() {
        return of(BigDecimal.class);
    }

    /** Bytes as one binary value. */
    public static Encoder<byte[]> BINARY() {
        return of(byte[].class);
    }

    /** Days. */
    public static Encoder<java.sql.Date> DATE() {
        return of(java.sql.Date.class);
    }

    /** Days. */
    public static Encoder<LocalDate> LOCALDATE() {
        return of(LocalDate.class);
    }

    /** Moments, in microseconds. */
    public static Encoder<java.sql.Timestamp> TIMESTAMP() {
        return of(java.sql.Timestamp.class);
    }

    /** Moments, in microseconds. */
    public static Encoder<Instant> INSTANT() {
        return of(Instant.class);
    }

    /** Times of a calendar without a zone. */
    public static Encoder<LocalDateTime> LOCALDATETIME() {
        return of(LocalDateTime.class);
    }
}
