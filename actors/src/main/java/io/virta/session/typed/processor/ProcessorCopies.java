package io.virta.session.typed.processor;

import io.virta.api.streaming.StatefulProcessor;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/** Copies of a processor as it was when it was handed over. Immutable. */
final class ProcessorCopies<K, I, O> {
    private final byte[] bytes;
    private final ClassLoader classes;

    ProcessorCopies(StatefulProcessor<K, I, O> processor) {
        classes = processor.getClass().getClassLoader();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(written)) {
            objects.writeObject(processor);
        } catch (IOException e) {
            throw failed(processor.getClass(), e);
        }
        bytes = written.toByteArray();
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"}) // reads what the constructor wrote
    StatefulProcessor<K, I, O> make() {
        try (ObjectInputStream objects = new Objects(new ByteArrayInputStream(bytes), classes)) {
            return (StatefulProcessor<K, I, O>) objects.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw failed(StatefulProcessor.class, e);
        }
    }

    private static VirtaException failed(Class<?> type, Exception cause) {
        return new VirtaException(
                ErrorCode.USER_CODE_FAILED,
                "The processor " + type.getName() + " cannot be copied for each shard: " + cause,
                "Make its fields serializable or transient, make it no inner class, and set the fields for state in"
                        + " init.",
                cause);
    }

    /** Finds classes where the processor's is from. */
    private static final class Objects extends ObjectInputStream {
        private final ClassLoader classes;

        Objects(InputStream in, ClassLoader classes) throws IOException {
            super(in);
            this.classes = classes;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, classes);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description);
            }
        }
    }
}
