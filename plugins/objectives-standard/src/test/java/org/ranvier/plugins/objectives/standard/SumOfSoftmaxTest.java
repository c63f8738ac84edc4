package org.ranvier.plugins.objectives.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.plugins.objectives.standard.Scoring.criterion;
import static org.ranvier.plugins.objectives.standard.Scoring.label;
import static org.ranvier.plugins.objectives.standard.Scoring.voltages;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SumOfSoftmaxTest {

    /** The readout of an AdLIF+ network; its bias enters every tick, so the bias' gradient is the sum over time. */
    @Test
    void agreesWithAnIndependentComputation() throws IOException {
        double[][] rows = Scoring.table("adlif-plus-readout.csv");
        double[] output = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        double[] gradient = new double[output.length];
        var score = criterion(new SumOfSoftmax(), Map.of(), voltages(rows.length, 3))
                .score(output, label(1), gradient);
        assertThat(score.loss()).isCloseTo(3.125684704486613, within(1e-10));
        assertThat(score.predicted()).isEqualTo(2);
        double[] byBias = {-0.3210974108030941, -5.989989197303409, 6.311086608106503};
        for (int o = 0; o < 3; o++) {
            double sum = 0;
            for (int i = o; i < gradient.length; i += 3) {
                sum += gradient[i];
            }
            assertThat(sum).isCloseTo(byBias[o], within(1e-10));
        }
    }
}
