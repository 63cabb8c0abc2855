/**
 * The engine benchmark: fixed workloads over the public API, each run in a process of its own, reported as one line of JSON.
 *
 * <p>May use the public API, SQL and the connector ports. Start at {@link io.virta.loadtests.bench.Bench}. To add a workload: its class, and its name in {@code Bench}.
 */
@NullMarked
package io.virta.loadtests.bench;

import org.jspecify.annotations.NullMarked;
