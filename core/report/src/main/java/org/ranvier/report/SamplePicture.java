package org.ranvier.report;

import java.nio.file.Path;
import org.ranvier.report.network.SampleDrawing;
import org.ranvier.training.Experiment;

/**
 * One sample on its way through the network that a run has kept last: input, spikes of every population, potentials.
 *
 * @param title what the sample is, and whether it was answered rightly
 * @param epoch the epoch after which the network was kept; 0 before the first
 * @param says what is seen, for those who do not see it
 * @param svg the picture, which follows the reader's choice of light or dark
 */
public record SamplePicture(String title, int epoch, String says, String svg) {

    /**
     * Runs the network on a sample and draws it.
     *
     * @param run the run directory
     * @param experiment the run's experiment
     * @param split {@code train}, {@code validation} or {@code test}, as the run divided its data
     * @param place its place in the split, from 0
     * @throws org.ranvier.api.RanvierException if the network cannot be run, or there is no such sample
     */
    public static SamplePicture of(Path run, Experiment experiment, String split, int place) {
        SampleDrawing drawing = SampleDrawing.of(run, experiment, split, place);
        return new SamplePicture(
                drawing.title(),
                drawing.epoch(),
                drawing.says(),
                drawing.figure().svg());
    }
}
