package org.ranvier.hardware.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.api.Philox;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.State;
import org.ranvier.api.model.Synapse;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.hardware.nir.graph.Primitive;
import org.ranvier.hardware.nir.recognition.Confirmation;
import org.ranvier.hardware.nir.recognition.Recognition;
import org.ranvier.plugins.neurons.lif.Leaky;
import org.ranvier.plugins.neurons.lif.Lif;
import org.ranvier.plugins.neurons.lif.Memoryless;
import org.ranvier.plugins.neurons.nir.NirCubaLi;
import org.ranvier.plugins.neurons.nir.NirCubaLif;
import org.ranvier.plugins.neurons.nir.NirI;
import org.ranvier.plugins.neurons.nir.NirIf;
import org.ranvier.plugins.neurons.nir.NirLi;
import org.ranvier.plugins.neurons.nir.NirLif;
import org.ranvier.plugins.neurons.nir.NirScale;
import org.ranvier.plugins.neurons.nir.NirThreshold;
import org.ranvier.plugins.synapses.standard.Exponential;
import org.ranvier.testkit.spi.ModelCompiler;

/** A neuron is the primitive that it claims to be, and what is not is found out. */
class RecognitionTest {

    private static final double DT_MS = 0.5;

    /** Every bundled neuron with every combination of its choices under which it claims a primitive. */
    static Stream<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        for (Neuron neuron : List.of(
                new Lif(),
                new Leaky(),
                new Memoryless(),
                new NirLif(),
                new NirLi(),
                new NirCubaLif(),
                new NirCubaLi(),
                new NirIf(),
                new NirI(),
                new NirThreshold(),
                new NirScale())) {
            for (Map<String, Object> set : combinations(neuron)) {
                Settings settings = Settings.of(neuron.schema(), set);
                Optional.ofNullable(neuron.exchangeNames(settings).get("nir"))
                        .ifPresent(p -> claims.add(
                                new Claim(neuron, settings, Primitive.of(p).orElseThrow())));
            }
        }
        return claims.stream();
    }

    record Claim(Neuron neuron, Settings settings, Primitive primitive) {

        @Override
        public String toString() {
            return neuron.name() + " " + settings + " is " + primitive.type();
        }

        Recognition recognize(Map<String, Double> parameters) {
            return Recognition.of(primitive, neuron.dynamics(settings), DT_MS, parameters::get, parameters);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claims")
    void everyClaimOfABundledNeuronHolds(Claim claim) {
        for (int draw = 0; draw < 20; draw++) {
            Map<String, Double> parameters = parameters(claim.neuron(), draw);
            Recognition recognition = claim.recognize(parameters);

            assertThat(recognition.fields().keySet())
                    .containsExactlyInAnyOrderElementsOf(claim.primitive().fields());
            assertThat(Confirmation.difference(
                            recognition,
                            lower(claim.neuron().dynamics(claim.settings()), parameters.keySet()),
                            DT_MS,
                            parameters::get))
                    .isEmpty();
            if (claim.neuron().name().startsWith("nir-")) {
                assertThat(recognition.fields())
                        .as("its own parameters, to the bit")
                        .isEqualTo(parameters);
                assertThat(recognition.euler())
                        .isEqualTo("euler".equals(claim.settings().asMap().get("integration")));
            }
        }
    }

    @Test
    void everyPrimitiveIsClaimedBySomeNeuron() {
        assertThat(claims().map(Claim::primitive).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Primitive.values());
    }

    /** v ← α v + I is NIR's LIF with r = 1/(1 − α). */
    @Test
    void anUnscaledInputBecomesAResistance() {
        Neuron lif = new Lif();
        Settings settings = Settings.of(lif.schema(), Map.of("reset", "zero"));
        Map<String, Double> parameters = Map.of("tau_mem", 20.0, "v_threshold", 1.0, "v_init", 0.0);

        Recognition recognition =
                Recognition.of(Primitive.LIF, lif.dynamics(settings), DT_MS, parameters::get, parameters);

        assertThat(recognition.fields())
                .containsEntry("tau", 20.0)
                .containsEntry("v_reset", 0.0)
                .containsEntry("v_leak", 0.0);
        assertThat(recognition.fields().get("r")).isCloseTo(1 / (1 - Math.exp(-0.025)), within(1e-9));
    }

    @Test
    void anExponentialSynapseIsALeakyIntegrator() {
        Synapse synapse = new Exponential();
        Dynamics current = synapse.dynamics(Settings.defaults(synapse.schema()));
        Map<String, Double> parameters = Map.of("tau_syn", 5.0);

        Recognition recognition =
                Recognition.ofCurrent(lower(current, parameters.keySet()), DT_MS, parameters::get, parameters);

        assertThat(recognition.fields()).containsEntry("tau", 5.0);
        assertThat(recognition.fields().get("r")).isCloseTo(1 / (1 - Math.exp(-0.1)), within(1e-9));
    }

    @Test
    void aFalseClaimIsFoundOut() {
        refuse(Map.of("reset", "subtract"), "depends on where it was");
        refuse(Map.of("reset", "zero", "spike", "reach"), "reaches its threshold");
        refuse(Map.of("reset", "zero", "refractory", 2.0), "refractory");
        refuse(Map.of("reset", "zero", "order", "spike-first"), "puts out");
    }

    /** Without its claim's shape being wrong: a current that grows with the square of the input. */
    @Test
    void whatIsNotLinearIsFoundOutByRunningIt() {
        DynamicsBuilder bent = Dynamics.define("bent");
        State v = bent.state("v");
        v.next(v.previous().times(0.9).plus(bent.input().times(bent.input())));
        bent.spikeAbove(v.now(), constant(1));
        v.reset(v.now().times(constant(1).minus(bent.spike())));
        Dynamics model = bent.build();
        Recognition recognition = Recognition.of(Primitive.LIF, model, DT_MS, name -> 0, Map.of());

        assertThat(Confirmation.difference(recognition, lower(model, Set.of()), DT_MS, name -> 0))
                .hasValueSatisfying(difference -> assertThat(difference).contains("LIF"));
    }

    /** Equations given as derivatives are recognised as what the compiler makes of them. */
    @Test
    void aDerivativeIsRecognizedToo() {
        DynamicsBuilder ode = Dynamics.define("ode");
        State v = ode.state("v");
        v.derivative(ode.input().times(3).minus(v.previous()).over(parameter("tau_mem")));
        Dynamics model = ode.output(v.now()).build();
        Map<String, Double> parameters = Map.of("tau_mem", 12.0);

        Recognition recognition = Recognition.of(Primitive.LI, model, DT_MS, parameters::get, parameters);

        assertThat(recognition.fields()).containsEntry("tau", 12.0);
        assertThat(recognition.fields().get("r")).isCloseTo(3, within(1e-9));
        assertThat(Confirmation.difference(recognition, lower(model, parameters.keySet()), DT_MS, parameters::get))
                .isEmpty();
    }

    private static void refuse(Map<String, Object> set, String says) {
        Neuron lif = new Lif();
        Dynamics model = lif.dynamics(Settings.of(lif.schema(), set));
        Map<String, Double> parameters = Map.of("tau_mem", 20.0, "v_threshold", 1.0, "v_init", 0.0);
        assertThatThrownBy(() -> {
                    Recognition recognition = Recognition.of(Primitive.LIF, model, DT_MS, parameters::get, parameters);
                    Confirmation.difference(recognition, lower(model, parameters.keySet()), DT_MS, parameters::get)
                            .ifPresent(difference -> {
                                throw new IllegalArgumentException(difference);
                            });
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }

    private static LoweredDynamics lower(Dynamics model, Set<String> parameters) {
        return ModelCompiler.find()
                .dynamics(
                        model,
                        new ModelCompiler.Conditions(DT_MS, constant(0), constant(0), false, parameters, Set.of()));
    }

    /** Numbers near the defaults; NIR's primitives start at rest, so other starts are 0. */
    private static Map<String, Double> parameters(Neuron neuron, int draw) {
        Map<String, Double> parameters = new HashMap<>();
        for (Setting setting : neuron.schema().parameters()) {
            double drawn = Philox.uniform(draw, Philox.stream(setting.name()), 0, 0);
            double value = switch (setting.name()) {
                case "v_init" -> 0;
                case "v_leak", "v_reset" -> drawn * 0.5 - 0.25;
                case "alpha" -> 0.4 + drawn / 2;
                default -> ((Number) setting.defaultValue()).doubleValue() * (0.5 + drawn);
            };
            parameters.put(setting.name(), value);
        }
        return parameters;
    }

    private static List<Map<String, Object>> combinations(Neuron neuron) {
        List<Map<String, Object>> all = List.of(Map.of());
        for (Setting setting : neuron.schema().settings()) {
            if (setting.kind() == Setting.Kind.CHOICE) {
                all = all.stream()
                        .flatMap(set -> setting.choices().stream().map(choice -> {
                            Map<String, Object> more = new HashMap<>(set);
                            more.put(setting.name(), choice);
                            return more;
                        }))
                        .map(Map::copyOf)
                        .toList();
            }
        }
        return all;
    }
}
