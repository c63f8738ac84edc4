package org.ranvier.api.backend;

import org.ranvier.api.Clock;
import org.ranvier.api.event.EventRule;

/** What drives a network. */
public sealed interface Timing {

    /**
     * Driven by a clock: everything happens at ticks.
     *
     * @param clock the ticks of a sample
     */
    record Clocked(Clock clock) implements Timing {}

    /**
     * Driven by events: spikes have exact times.
     *
     * @param rule the rule that all neurons follow
     */
    record EventDriven(EventRule rule) implements Timing {}
}
