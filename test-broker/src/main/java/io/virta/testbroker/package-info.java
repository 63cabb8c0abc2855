/**
 * A Kafka broker for tests: {@link io.virta.testbroker.TestBroker} starts and stops it, {@link io.virta.testbroker.BrokerProcess} is the program of its process. The broker's own class path
 * is resolved by Maven when this module is built; users of this module get this module alone.
 */
@NullMarked
package io.virta.testbroker;

import org.jspecify.annotations.NullMarked;
