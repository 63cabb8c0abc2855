package io.virta.persistence.epoch;

/**
 * What any later instance of a sink writer needs to finish a prepared epoch, or to find that it is finished.
 *
 * @param sinkId id of the sink in the plan
 * @param writer number of the writer within the sink
 * @param content the writer's own bytes
 */
public record CommitHandle(String sinkId, int writer, Content content) {}
