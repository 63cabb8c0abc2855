package io.virta.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.function.FunctionDoc.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/functions.md} is made of what the functions say of themselves. Run with {@code -Dvirta.docs.write=true} to write it anew. */
class FunctionReferenceTest {
    private static final Path FILE = Path.of("").toAbsolutePath().getParent().resolve("docs/functions.md");

    @Test
    void theReferenceOfFunctionsIsUpToDate() throws IOException {
        String text = reference();
        if (Boolean.getBoolean("virta.docs.write")) {
            Files.writeString(FILE, text);
        }
        assertThat(Files.readString(FILE))
                .as("docs/functions.md is stale: run this test with -Dvirta.docs.write=true")
                .isEqualTo(text);
    }

    private static String reference() {
        Map<String, List<SqlFunction>> byCategory = FunctionRegistry.builtIn().functions().stream()
                .sorted(Comparator.comparing(SqlFunction::name))
                .collect(Collectors.groupingBy(
                        function -> function.doc().category(), TreeMap::new, Collectors.toList()));
        StringBuilder out =
                new StringBuilder("# Functions\n\nMade of what the functions say of themselves; do not edit.\n");
        byCategory.forEach((category, functions) -> {
            out.append("\n## ").append(category).append('\n');
            functions.forEach(function -> describe(function, out));
        });
        return out.toString();
    }

    private static void describe(SqlFunction function, StringBuilder out) {
        FunctionDoc doc = function.doc();
        out.append("\n### `").append(function.name()).append("`");
        if (!function.aliases().isEmpty()) {
            out.append(" (also `")
                    .append(String.join("`, `", function.aliases()))
                    .append("`)");
        }
        out.append("\n\n`").append(doc.usage()).append("`: ").append(doc.text()).append('\n');
        if (!doc.examples().isEmpty()) {
            out.append("\n```sql\n");
            for (Example example : doc.examples()) {
                out.append(example.sql())
                        .append(" -- ")
                        .append(example.result())
                        .append('\n');
            }
            out.append("```\n");
        }
    }
}
