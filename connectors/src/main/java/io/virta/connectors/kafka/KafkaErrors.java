package io.virta.connectors.kafka;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Turns Kafka's exceptions into errors that say what to do. Those of the user fail the query, the others start its run again. Stateless. */
final class KafkaErrors {
    private KafkaErrors() {}

    /**
     * The error.
     *
     * @param doing what was being done: {@code read the offsets of topic-0}
     */
    static VirtaException of(String doing, Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException
                        || cause instanceof CompletionException
                        || cause.getClass() == KafkaException.class)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof VirtaException known) {
            return known;
        }
        String problem = "Kafka could not " + doing + ": " + text(cause);
        if (cause instanceof ConfigException) {
            return new VirtaException(
                    ErrorCode.INVALID_OPTION, problem, "Correct the option kafka.* that the message names.", failure);
        }
        if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
            return new VirtaException(
                    ErrorCode.PERMISSION_DENIED,
                    problem,
                    "Check the options kafka.security.*, kafka.sasl.* and kafka.ssl.*, and the broker's access control lists.",
                    failure);
        }
        if (cause instanceof UnknownTopicOrPartitionException || cause instanceof InvalidTopicException) {
            return new VirtaException(
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND,
                    problem,
                    "Create the topic, or correct its name in the options.",
                    failure);
        }
        if (cause instanceof RecordTooLargeException || cause instanceof SerializationException) {
            return new VirtaException(
                    ErrorCode.INVALID_VALUE,
                    problem,
                    "Raise kafka.max.request.size and the topic's max.message.bytes, or write smaller values.",
                    failure);
        }
        if (cause instanceof InvalidTxnTimeoutException || cause instanceof UnsupportedVersionException) {
            return new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    problem,
                    "Lower kafka.transaction.timeout.ms below the broker's transaction.max.timeout.ms, or set guarantee to at-least-once for a broker without transactions.",
                    failure);
        }
        return new VirtaException(
                ErrorCode.IO_ERROR,
                problem,
                "Check that the brokers in kafka.bootstrap.servers are there; the run is started again from the log.",
                failure);
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** The error for offsets that are gone. */
    static VirtaException dataLoss(String problem) {
        return new VirtaException(
                ErrorCode.DATA_LOSS,
                problem + " Some data may have been missed.",
                "Restore the topic; or set failOnDataLoss to false, and the query goes on with what there is, with a warning.");
    }
}
