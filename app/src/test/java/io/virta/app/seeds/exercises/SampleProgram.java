package io.virta.app.seeds.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A program of {@code config/samples/java}, compiled from its source as {@code java File.java} does. Close it after its last use. */
final class SampleProgram implements AutoCloseable {
    private static final Path SAMPLES = Path.of("..", "config", "samples", "java");

    private final URLClassLoader loader;
    private final Class<?> program;

    /** Compiles a program; its classes go to the directory. */
    SampleProgram(String name, Path classes) throws ClassNotFoundException, MalformedURLException {
        int exitCode = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        SAMPLES.resolve(name + ".java").toString());
        assertThat(exitCode).isZero();
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, SampleProgram.class.getClassLoader());
        program = loader.loadClass(name);
    }

    /** What one of its methods makes of a DataFrame. */
    DataFrame apply(String method, DataFrame input) throws ReflectiveOperationException {
        return (DataFrame) program.getMethod(method, DataFrame.class).invoke(null, input);
    }

    /** Runs it with the arguments until it ends. */
    void run(String... arguments) throws ReflectiveOperationException {
        try {
            program.getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(program.getName() + " failed", e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
