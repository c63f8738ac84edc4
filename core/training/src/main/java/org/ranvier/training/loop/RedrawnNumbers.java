package org.ranvier.training.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ranvier.api.Philox;
import org.ranvier.api.backend.Program;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.plan.BuiltNetwork;
import org.ranvier.training.plan.ParameterStart;

/**
 * The numbers of parametrisations that are drawn anew before every step of training, see
 * {@link WeightParametrization#redrawn}. A draw depends on the seed, the name of the parameter, the step and the
 * element alone; in between, and so in checkpoints, the numbers are those at the start.
 */
final class RedrawnNumbers {

    private final List<ParameterStart> starts;
    private final long seed;

    private RedrawnNumbers(List<ParameterStart> starts, long seed) {
        this.starts = starts;
        this.seed = seed;
    }

    static RedrawnNumbers of(BuiltNetwork network, long seed) {
        List<ParameterId> redrawn = network.spec().layers().stream()
                .flatMap(layer -> layer.incoming().stream())
                .flatMap(RedrawnNumbers::of)
                .toList();
        return new RedrawnNumbers(
                network.starts().stream()
                        .filter(start -> redrawn.contains(start.spec().id()))
                        .toList(),
                seed);
    }

    private static Stream<ParameterId> of(Connection in) {
        List<ParameterId> found = new ArrayList<>();
        redrawn(in.weights().parametrization())
                .forEach(name -> found.add(ParameterId.of(in.name(), Role.WEIGHT_PARAMETER, name)));
        in.delays().parametrization().stream()
                .flatMap(RedrawnNumbers::redrawn)
                .forEach(name -> found.add(ParameterId.of(in.name(), Role.DELAY_PARAMETER, name)));
        return found.stream();
    }

    private static Stream<String> redrawn(ConfiguredComponent<WeightParametrization> map) {
        return map.component().schema().parameters().stream()
                .map(setting -> setting.name())
                .filter(map.component()::redrawn);
    }

    /**
     * Draws all of them.
     *
     * @param step the step within all of training, from 1
     */
    void draw(Program program, int step) {
        for (ParameterStart start : starts) {
            String name = start.spec().name();
            int stream = Philox.stream(name);
            double[] numbers = new double[start.spec().size()];
            Arrays.setAll(numbers, n -> Philox.uniform(seed, stream, step, n));
            program.write(name, numbers);
        }
    }

    /** Puts all back to where they started. */
    void rest(Program program) {
        starts.forEach(start -> program.write(start.spec().name(), start.values(seed)));
    }
}
