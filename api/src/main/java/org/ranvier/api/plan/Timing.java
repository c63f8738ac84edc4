package org.ranvier.api.plan;

import org.ranvier.api.ApiStatus;
import org.ranvier.api.Clock;
import org.ranvier.api.event.EventRule;

/** Drive of a network: a clock or events. */
@ApiStatus(value = ApiStatus.Status.MAINTAINED, since = "0.1")
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
