package org.ranvier.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Range;
import org.ranvier.api.Unit;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;

class FloatParameterTest {

    private static final FloatArrays STORAGE = new FloatArrays(size -> size + 5);
    private static final ParameterSpec DELAYS = ParameterSpec.of(
                    ParameterId.of("p", Role.DELAYS), ParameterSpec.Owner.SYNAPSE, List.of(3))
            .withUnit(Unit.MILLISECONDS)
            .withBounds(Range.closed(0, 0.3))
            .withTrainable(true);

    private final ParameterStore<float[], FloatParameter> store =
            new ParameterStore<>(STORAGE, spec -> new FloatParameter(spec, STORAGE));

    @Test
    void timesAreReadAsTheyWereGivenUntilTheyMove() {
        FloatParameter delays = store.declare(DELAYS);
        delays.write(new double[] {0.1, 0.2, 0.3});

        assertThat(delays.read()).containsExactly(0.1, 0.2, 0.3);

        delays.value()[1] = 0.25f;
        delays.value()[2] = (float) 0.3;
        delays.moved(0, 3);
        assertThat(delays.read()).containsExactly(0.1, 0.25f, 0.3);
    }

    /**
     * A run that is resumed reads what was stored, which for a time that went away and came back is what a float says.
     */
    @Test
    void aTimeThatComesBackIsWhatAFloatSays() {
        FloatParameter delays = store.declare(DELAYS);
        delays.write(new double[] {0.1, 0.2, 0.3});

        delays.value()[1] = 0.25f;
        delays.moved(0, 3);
        delays.value()[1] = (float) 0.2;
        delays.moved(0, 3);

        assertThat(delays.read()).containsExactly(0.1, (float) 0.2, 0.3);
    }

    @Test
    void partsAreFollowedByThemselves() {
        ParameterSpec many = ParameterSpec.of(
                        ParameterId.of("q", Role.DELAYS), ParameterSpec.Owner.SYNAPSE, List.of(150))
                .withUnit(Unit.MILLISECONDS)
                .withBounds(Range.closed(0, 10))
                .withTrainable(true);
        FloatParameter delays = store.declare(many);
        double[] given = new double[150];
        Arrays.fill(given, 0.1);
        delays.write(given);
        Arrays.fill(delays.value(), 0, 150, 0.7f);

        delays.moved(64, 70);

        for (int n = 0; n < 150; n++) {
            assertThat(delays.exact(n)).isEqualTo(n >= 64 && n < 134 ? 0.7f : 0.1);
        }
    }

    @Test
    void aTimeThatMovesToABoundIsTheBound() {
        FloatParameter delays = store.declare(DELAYS);
        delays.write(new double[] {0.1, 0.2, 0.2});

        delays.value()[2] = (float) 0.3;
        delays.moved(0, 3);

        assertThat(delays.read()).containsExactly(0.1, 0.2, 0.3);
    }

    @Test
    void otherSynapsesKeepTheirNumbersAndNewOnesHaveZero() {
        FloatParameter delays = store.declare(DELAYS);
        delays.write(new double[] {0.1, 0.2, 0.3});
        int before = delays.version();

        store.relayout(DELAYS, new int[] {2, -1, 0});

        assertThat(delays.read()).containsExactly(0.3, 0, 0.1);
        assertThat(delays.value()[0]).isEqualTo(0.3f);
        assertThat(delays.version()).isNotEqualTo(before);
    }

    @Test
    void unknownNamesAndOtherSizesAreRefusedByName() {
        store.declare(DELAYS);

        assertThatThrownBy(() -> store.get("nobody.knows"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no parameter 'nobody.knows'; there are [p.delays]");
        assertThatThrownBy(() -> store.write("p.delays", new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'p.delays' has 3 numbers, but 1 were given");
        assertThatThrownBy(() -> store.writeSlot("p.delays", "mood", new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter 'p.delays' has no slot 'mood'");
    }
}
