package io.virta.function.scalar;

import io.virta.function.FunctionDoc;
import io.virta.function.FunctionDoc.Example;
import java.util.ArrayList;
import java.util.List;

/** The name, further names and documentation of a function. */
public record Header(String name, List<String> aliases, FunctionDoc doc) {
    /** A header without documentation. */
    public static Header of(String category, String name, String... aliases) {
        return new Header(name, List.of(aliases), new FunctionDoc(category, name, "", List.of()));
    }

    /** The same header with how a call looks. */
    public Header usage(String usage) {
        return new Header(name, aliases, new FunctionDoc(doc.category(), usage, doc.text(), doc.examples()));
    }

    /** The same header with what the function computes. */
    public Header text(String text) {
        return new Header(name, aliases, new FunctionDoc(doc.category(), doc.usage(), text, doc.examples()));
    }

    /** The same header with one more example. */
    public Header example(String sql, String result) {
        List<Example> examples = new ArrayList<>(doc.examples());
        examples.add(new Example(sql, result));
        return new Header(name, aliases, new FunctionDoc(doc.category(), doc.usage(), doc.text(), examples));
    }
}
