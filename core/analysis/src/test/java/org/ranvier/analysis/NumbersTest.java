package org.ranvier.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.ranvier.analysis.Distribution.Signs;
import org.ranvier.api.Unit;
import org.ranvier.api.plan.TrainedNetwork;

/** Descriptions, histograms, distributions and moves. */
class NumbersTest {

    private static TrainedNetwork net(double[][] synapses) {
        return Nets.of(2)
                .population("output", 2)
                .synapses("output", "input", "output", false, synapses)
                .network();
    }

    @Test
    void quartilesAreThoseOfNumpy() {
        // numpy.percentile([1, 2, 3, 4, 10], [25, 50, 75]) is [2, 3, 4]; of [1, 2, 3, 4] it is [1.75, 2.5, 3.25].
        Descriptives five = Descriptives.of(new double[] {4, 1, 10, 3, 2});
        Descriptives four = Descriptives.of(new double[] {4, 3, 2, 1});

        assertThat(five).isEqualTo(new Descriptives(5, 4, Math.sqrt(12.5), 1, 2, 3, 4, 10));
        assertThat(List.of(four.lower(), four.median(), four.upper())).containsExactly(1.75, 2.5, 3.25);
    }

    @Test
    void ofNoNumbersNothingCanBeSaid() {
        Descriptives none = Descriptives.of(new double[0]);

        assertThat(none.count()).isZero();
        assertThat(List.of(none.mean(), none.sd(), none.min(), none.median(), none.max()))
                .containsOnly(Double.NaN);
    }

    @Test
    void histogramsOfSeveralGroupsShareTheirBinsAndLoseNothing() {
        Histogram[] both = Histogram.of(4, new double[] {0, 1, 1.9, 4}, new double[] {2, 8});

        assertThat(both[0].counts()).containsExactly(3, 0, 1, 0);
        assertThat(both[1].counts()).containsExactly(0, 1, 0, 1);
        assertThat(both[0].edge(0)).isZero();
        assertThat(both[0].edge(4)).isEqualTo(8);
        assertThat(LongStream.of(Histogram.of(3, new double[] {5, 5})[0].counts())
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void distributionsHoldWeightsAndDelaysThatAct() {
        TrainedNetwork before = net(new double[][] {{0, 0, 1, 0}, {1, 1, -2, 2}});
        TrainedNetwork after = net(new double[][] {{0, 0, 0, 3}, {0, 1, 1, 1}, {1, 1, -2, 2}});

        List<Distribution> all = Distribution.of(before, after);

        assertThat(all).extracting(Distribution::quantity).containsExactly("weight", "delay");
        assertThat(all.getFirst().signs()).containsExactly(new Signs(1, 0, 1), new Signs(1, 1, 1));
        assertThat(all.getLast().after()).containsExactly(3, 1, 2);
        assertThat(all.getFirst().isUnchanged()).isFalse();
        assertThat(Distribution.of(before, before)).allMatch(Distribution::isUnchanged);
    }

    /** What was never trained comes back rounded from a backend of single precision. */
    @Test
    void roundingIsNoChange() {
        double[] before = {0.3, -0.05};

        assertThat(new Distribution("hidden", "v_threshold", Unit.NONE, before, new double[] {0.3f, -0.05f})
                        .isUnchanged())
                .isTrue();
        assertThat(new Distribution("hidden", "v_threshold", Unit.NONE, before, new double[] {0.300001, -0.05})
                        .isUnchanged())
                .isFalse();
    }

    @Test
    void synapsesAreFoundAgainByTheNeuronsTheyConnect() {
        TrainedNetwork before = net(new double[][] {{0, 0, 1, 0}, {1, 0, 5, 0}, {1, 1, -2, 2}});
        TrainedNetwork after = net(new double[][] {{0, 0, 1.5, 4}, {0, 1, 9, 0}, {1, 1, -3, 3}});

        Moves moves = Moves.of(before, after).getFirst();

        assertThat(moves.dropped()).isEqualTo(1);
        assertThat(moves.grown()).isEqualTo(1);
        assertThat(moves.byDelay(5)).extracting(Moves.Move::delayMs).containsExactly(4.0, 1.0);
        assertThat(moves.byWeight(1)).extracting(Moves.Move::weight).containsExactly(-1.0);
        assertThat(moves.meanDelayMs()).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void synapsesBetweenOnePairAreToldApartByTheirOrder() {
        TrainedNetwork before = net(new double[][] {{0, 0, 1, 0}, {0, 0, 2, 0}});
        TrainedNetwork after = net(new double[][] {{0, 0, 1, 0}, {0, 0, 7, 0}});

        Moves moves = Moves.of(before, after).getFirst();

        assertThat(moves.dropped() + moves.grown()).isZero();
        assertThat(moves.byWeight(9)).extracting(Moves.Move::weight).containsExactly(5.0);
    }

    @Test
    void aMapTellsWhereANeuronRunsAwayAndHowRoughItIs() {
        SpikeMap map = new SpikeMap(
                new double[] {-1, 0, 1}, new double[] {0, 1}, new int[][] {{40, 12, 12}, {13, 12, 11}}, 12);

        assertThat(map.runaway()).isCloseTo(2 / 6.0, within(1e-12));
        assertThat(map.most()).isEqualTo(40);
        assertThat(map.roughness(-1, -1)).isEqualTo(27);
        assertThat(map.roughness(0, 1)).isCloseTo((0 + 0 + 1 + 1) / 4.0, within(1e-12));
        assertThat(Arrays.stream(map.counts()).mapToInt(row -> row.length)).containsOnly(3);
    }
}
