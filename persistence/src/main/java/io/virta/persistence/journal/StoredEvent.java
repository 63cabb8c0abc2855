package io.virta.persistence.journal;

/** An event as bytes, of the entity {@code entity} under {@code sequenceNumber} (from 1). The array belongs to the record. */
@SuppressWarnings("ArrayRecordComponent")
record StoredEvent(String entity, long sequenceNumber, byte[] content) {}
