package org.ranvier.training.report;

import org.ranvier.api.plan.TrainedNetwork;

/**
 * A network before and after training.
 *
 * @param start as the run started, which its seed and experiment tell
 * @param best as the best checkpoint has it
 */
public record Trajectory(TrainedNetwork start, TrainedNetwork best) {}
