package io.virta.state;

/**
 * A piece of frozen state: what changed in, or the whole content of, one table in one key group. Immutable, opaque to persistence, which addresses it by all
 * but the payload.
 *
 * @param stateId the stateful operator, stable over restarts of the query
 * @param table the name of the table in the operator
 * @param keyGroup the key group, 0 to keyGroups - 1
 * @param payload encoded by the state tables; not to be written to
 */
public record StateSection(String stateId, String table, int keyGroup, byte[] payload) {}
