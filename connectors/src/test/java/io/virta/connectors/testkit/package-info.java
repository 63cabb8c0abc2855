/**
 * What every connector promises, as tests: a connector's own test extends {@link io.virta.connectors.testkit.SourceContractTest} or {@link
 * io.virta.connectors.testkit.SinkContractTest} and says how to make a source and how to read what a sink published. Published as the test artefact of this module, so that
 * users' connectors can be held to the same contract.
 */
package io.virta.connectors.testkit;
