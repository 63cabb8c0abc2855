package io.virta.function;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Functions by name and alias, without regard to case. Immutable, safe to share: a session that registers a function of the user's gets a new registry. */
public final class FunctionRegistry {
    private static final FunctionRegistry BUILT_IN = load();

    private final Map<String, SqlFunction> byName;

    private FunctionRegistry(Map<String, SqlFunction> byName) {
        this.byName = byName;
    }

    /** The functions of Virta and of every library on the class path that offers some. */
    public static FunctionRegistry builtIn() {
        return BUILT_IN;
    }

    /** The same functions and one more, which replaces those of its names. */
    public FunctionRegistry with(SqlFunction function) {
        Map<String, SqlFunction> more = new HashMap<>(byName);
        put(more, function.name(), function);
        function.aliases().forEach(alias -> put(more, alias, function));
        return new FunctionRegistry(more);
    }

    /** The function of a name or alias, or null. */
    public @Nullable SqlFunction find(String name) {
        return byName.get(name.toLowerCase(Locale.ROOT));
    }

    /** All names and aliases, sorted. */
    public Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /** All functions, each once. */
    public Collection<SqlFunction> functions() {
        return Set.copyOf(byName.values());
    }

    private static FunctionRegistry load() {
        Map<String, SqlFunction> functions = new HashMap<>();
        for (SqlFunction function : ServiceLoader.load(SqlFunction.class, FunctionRegistry.class.getClassLoader())) {
            add(functions, function.name(), function);
            function.aliases().forEach(alias -> add(functions, alias, function));
        }
        return new FunctionRegistry(functions);
    }

    private static void add(Map<String, SqlFunction> functions, String name, SqlFunction function) {
        SqlFunction other = functions.putIfAbsent(name.toLowerCase(Locale.ROOT), function);
        if (other != null) {
            throw new IllegalStateException("two functions are called '" + name + "': "
                    + other.getClass().getName() + " and " + function.getClass().getName());
        }
    }

    private static void put(Map<String, SqlFunction> functions, String name, SqlFunction function) {
        functions.put(name.toLowerCase(Locale.ROOT), function);
    }
}
