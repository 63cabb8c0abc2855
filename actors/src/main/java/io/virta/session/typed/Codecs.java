package io.virta.session.typed;

import io.virta.api.ColumnName;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The codec for a Java type, found by reflection once. Throws INVALID_SCHEMA, naming the field, for a type that has none. */
public final class Codecs {
    private static final DecimalType DECIMAL = new DecimalType(38, 18);
    private static final Map<Class<?>, AtomCodec> ATOMS = atoms();

    private Codecs() {}

    @SuppressWarnings("JavaUtilDate") // users have java.sql.Timestamp and java.sql.Date
    private static Map<Class<?>, AtomCodec> atoms() {
        Map<Class<?>, AtomCodec> atoms = new HashMap<>();
        atoms.put(String.class, AtomCodec.same(AtomicType.STRING));
        atoms.put(Boolean.class, AtomCodec.same(AtomicType.BOOLEAN));
        atoms.put(Byte.class, AtomCodec.same(AtomicType.TINYINT));
        atoms.put(Short.class, AtomCodec.same(AtomicType.SMALLINT));
        atoms.put(Integer.class, AtomCodec.same(AtomicType.INT));
        atoms.put(Long.class, AtomCodec.same(AtomicType.BIGINT));
        atoms.put(Float.class, AtomCodec.same(AtomicType.FLOAT));
        atoms.put(Double.class, AtomCodec.same(AtomicType.DOUBLE));
        atoms.put(boolean.class, AtomCodec.same(AtomicType.BOOLEAN).primitive());
        atoms.put(byte.class, AtomCodec.same(AtomicType.TINYINT).primitive());
        atoms.put(short.class, AtomCodec.same(AtomicType.SMALLINT).primitive());
        atoms.put(int.class, AtomCodec.same(AtomicType.INT).primitive());
        atoms.put(long.class, AtomCodec.same(AtomicType.BIGINT).primitive());
        atoms.put(float.class, AtomCodec.same(AtomicType.FLOAT).primitive());
        atoms.put(double.class, AtomCodec.same(AtomicType.DOUBLE).primitive());
        atoms.put(byte[].class, AtomCodec.same(AtomicType.BINARY));
        atoms.put(BigDecimal.class, AtomCodec.same(DECIMAL));
        atoms.put(
                BigInteger.class,
                new AtomCodec(
                        new DecimalType(38, 0),
                        false,
                        value -> ((BigDecimal) value).toBigIntegerExact(),
                        value -> new BigDecimal((BigInteger) value)));
        atoms.put(Instant.class, AtomCodec.same(AtomicType.TIMESTAMP));
        atoms.put(LocalDate.class, AtomCodec.same(AtomicType.DATE));
        atoms.put(LocalDateTime.class, AtomCodec.same(AtomicType.TIMESTAMP_NTZ));
        atoms.put(Duration.class, AtomCodec.same(AtomicType.INTERVAL_DAY_TIME));
        atoms.put(Period.class, AtomCodec.same(AtomicType.INTERVAL_YEAR_MONTH));
        atoms.put(
                java.sql.Timestamp.class,
                new AtomCodec(
                        AtomicType.TIMESTAMP,
                        false,
                        value -> java.sql.Timestamp.from((Instant) value),
                        value -> ((java.sql.Timestamp) value).toInstant()));
        atoms.put(
                java.sql.Date.class,
                new AtomCodec(
                        AtomicType.DATE,
                        false,
                        value -> java.sql.Date.valueOf((LocalDate) value),
                        value -> ((java.sql.Date) value).toLocalDate()));
        return atoms;
    }

    /** The codec for a type: a class, or a list or map with its type arguments. */
    public static ValueCodec of(Type type) {
        return of(type, "");
    }

    /** Rows of a schema. */
    public static ValueCodec rows(StructType schema) {
        List<ValueCodec> fields = new ArrayList<>();
        for (StructField field : schema.fields()) {
            fields.add(AtomCodec.same(field.dataType()));
        }
        return new StructCodec("Row", schema.fieldNames(), fields, new StructCodec.Shape() {
            @Override
            public @Nullable Object get(Object object, int field) {
                Row row = (Row) object;
                if (row.size() != schema.size()) {
                    throw new VirtaException(
                            ErrorCode.INVALID_VALUE,
                            "A row has " + row.size() + " values, its schema " + schema.size() + " fields.",
                            "The schema is " + schema.toDDL() + ".");
                }
                return row.get(field);
            }

            @Override
            public Object make(@Nullable Object[] values) {
                return new Row(Arrays.asList(values), schema);
            }
        });
    }

    /** The codec for a bean: a public class with a constructor without arguments, getters and setters. */
    public static ValueCodec bean(Class<?> type) {
        return bean(type, "");
    }

    private static ValueCodec of(Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            if (raw.isAssignableFrom(ArrayList.class) && Iterable.class.isAssignableFrom(raw)) {
                return new ListCodec(of(arguments[0], path + "[]"));
            }
            if (raw.isAssignableFrom(java.util.LinkedHashMap.class) && Map.class.isAssignableFrom(raw)) {
                return new MapCodec(of(arguments[0], path + "{key}"), of(arguments[1], path + "{value}"));
            }
            throw unsupported(type, path, "Use List and Map, or a record without type parameters.");
        }
        if (!(type instanceof Class<?> known)) {
            throw unsupported(type, path, "Give it a class instead of a type variable or wildcard.");
        }
        AtomCodec atom = ATOMS.get(known);
        if (atom != null) {
            return atom;
        }
        if (known.isEnum()) {
            return enumeration(known);
        }
        if (known.isRecord()) {
            return record(known, path);
        }
        if (known.isInterface() || known.isArray() || known.getName().startsWith("java.")) {
            throw unsupported(
                    type,
                    path,
                    "Fields may be records, beans, List<...>, Map<...>, String, numbers, Boolean, byte[], Instant,"
                            + " Timestamp, LocalDate, Date, LocalDateTime, BigDecimal, enums, Duration and Period.");
        }
        return bean(known, path);
    }

    private static AtomCodec enumeration(Class<?> type) {
        Map<String, Object> constants = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return new AtomCodec(
                AtomicType.STRING,
                false,
                name -> {
                    Object constant = constants.get(name);
                    if (constant == null) {
                        throw new VirtaException(
                                ErrorCode.INVALID_VALUE,
                                "'" + name + "' is no " + type.getSimpleName() + ".",
                                "It has the constants "
                                        + constants.keySet().stream().sorted().toList() + ".");
                    }
                    return constant;
                },
                constant -> ((Enum<?>) constant).name());
    }

    private static ValueCodec record(Class<?> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> names = new ArrayList<>();
        List<ValueCodec> fields = new ArrayList<>();
        List<Method> accessors = new ArrayList<>();
        Class<?>[] parameters = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            names.add(name(components[i].getAccessor(), components[i].getName()));
            fields.add(of(components[i].getGenericType(), path + "." + components[i].getName()));
            accessors.add(components[i].getAccessor());
            parameters[i] = components[i].getType();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            MethodHandle make = MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            MethodHandle[] getters = getters(accessors);
            return new StructCodec(type.getSimpleName(), names, fields, new StructCodec.Shape() {
                @Override
                public @Nullable Object get(Object object, int field) throws Throwable {
                    return (Object) getters[field].invokeExact(object);
                }

                @Override
                public Object make(@Nullable Object[] values) throws Throwable {
                    return (Object) make.invokeExact(values);
                }
            });
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw inaccessible(type, e);
        }
    }

    private static ValueCodec bean(Class<?> type, String path) {
        Map<String, Method> readers = new TreeMap<>();
        Map<String, Method> writers = new HashMap<>();
        for (Method method : type.getMethods()) {
            String name = method.getName();
            if (Modifier.isStatic(method.getModifiers()) || method.getDeclaringClass() == Object.class) {
                continue;
            }
            if (method.getParameterCount() == 0 && name.startsWith("get") && name.length() > 3) {
                readers.put(property(name, 3), method);
            } else if (method.getParameterCount() == 0
                    && name.startsWith("is")
                    && name.length() > 2
                    && method.getReturnType() == boolean.class) {
                readers.put(property(name, 2), method);
            } else if (method.getParameterCount() == 1 && name.startsWith("set") && name.length() > 3) {
                writers.put(property(name, 3), method);
            }
        }
        readers.keySet().retainAll(writers.keySet());
        if (readers.isEmpty()) {
            throw unsupported(
                    type, path, "Make it a record, or give it a constructor without arguments, getters and setters.");
        }
        List<String> names = new ArrayList<>();
        List<ValueCodec> fields = new ArrayList<>();
        List<Method> setters = new ArrayList<>();
        readers.forEach((property, getter) -> {
            names.add(beanName(type, getter, property));
            fields.add(of(getter.getGenericReturnType(), path + "." + property));
            setters.add(writers.get(property));
        });
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            MethodHandle create = MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asType(MethodType.methodType(Object.class));
            MethodHandle[] getters = getters(List.copyOf(readers.values()));
            MethodHandle[] put = new MethodHandle[setters.size()];
            for (int i = 0; i < put.length; i++) {
                setters.get(i).setAccessible(true);
                put[i] = MethodHandles.lookup()
                        .unreflect(setters.get(i))
                        .asType(MethodType.methodType(void.class, Object.class, Object.class));
            }
            return new StructCodec(type.getSimpleName(), names, fields, new StructCodec.Shape() {
                @Override
                public @Nullable Object get(Object object, int field) throws Throwable {
                    return (Object) getters[field].invokeExact(object);
                }

                @Override
                public Object make(@Nullable Object[] values) throws Throwable {
                    Object object = (Object) create.invokeExact();
                    for (int i = 0; i < values.length; i++) {
                        Object value = values[i];
                        put[i].invokeExact(object, value);
                    }
                    return object;
                }
            });
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw inaccessible(type, e);
        }
    }

    private static MethodHandle[] getters(List<Method> methods) throws IllegalAccessException {
        MethodHandle[] handles = new MethodHandle[methods.size()];
        for (int i = 0; i < handles.length; i++) {
            methods.get(i).setAccessible(true);
            handles[i] = MethodHandles.lookup()
                    .unreflect(methods.get(i))
                    .asType(MethodType.methodType(Object.class, Object.class));
        }
        return handles;
    }

    private static String property(String method, int prefix) {
        return method.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + method.substring(prefix + 1);
    }

    private static String beanName(Class<?> type, Method getter, String property) {
        try {
            Field field = type.getDeclaredField(property);
            return name(getter, name(field, property));
        } catch (NoSuchFieldException e) {
            return name(getter, property);
        }
    }

    private static String name(AnnotatedElement element, String otherwise) {
        ColumnName name = element.getAnnotation(ColumnName.class);
        return name == null ? otherwise : name.value();
    }

    private static VirtaException unsupported(Type type, String path, String hint) {
        String where = path.isEmpty() ? "" : " of the field '" + path.substring(path.startsWith(".") ? 1 : 0) + "'";
        return new VirtaException(
                ErrorCode.INVALID_SCHEMA, "There is no encoder for the type " + type.getTypeName() + where + ".", hint);
    }

    private static VirtaException inaccessible(Class<?> type, Exception cause) {
        if (cause instanceof VirtaException known) {
            return known;
        }
        return new VirtaException(
                ErrorCode.INVALID_SCHEMA,
                "The constructor or accessors of " + type.getName() + " cannot be reached: " + cause.getMessage(),
                "A bean needs a constructor without arguments; a class in a named module has to be opened to Virta.",
                cause);
    }
}
