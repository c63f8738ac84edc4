package org.ranvier.training.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.plan.BuiltNetwork;

/**
 * The room that the numbers of a trained network take: those of a parametrisation that rounds in as many bits as it
 * says, all others in 32. Numbers that only training reads, and the list of who is connected, are not counted.
 *
 * @param bytes in all
 * @param asFloats in all, if every number took 32 bits
 * @param bits the bits of a number, by the name of its parameter, where they are fewer than 32
 */
public record Storage(long bytes, long asFloats, Map<String, Integer> bits) {

    private static final int FLOAT = 32;

    static Storage of(BuiltNetwork network) {
        NetworkPlan plan = network.plan();
        long all = 0;
        long floats = 0;
        Map<String, Integer> fewer = new LinkedHashMap<>();
        for (ParameterSpec spec : plan.parameters()) {
            Optional<Connection> in = connection(network, spec.id());
            if (spec.role() == Role.DELAY_SCALAR || in.isPresent() && redrawn(in.get(), spec.id())) {
                continue;
            }
            OptionalInt own =
                    in.map(connection -> bits(connection, spec.role())).orElse(OptionalInt.empty());
            own.ifPresent(bits -> fewer.put(spec.name(), bits));
            all += (long) spec.size() * own.orElse(FLOAT);
            floats += (long) spec.size() * FLOAT;
        }
        return new Storage(Math.ceilDiv(all, Byte.SIZE), floats / Byte.SIZE, fewer);
    }

    private static Optional<Connection> connection(BuiltNetwork network, ParameterId id) {
        return switch (id.role()) {
            case WEIGHTS, WEIGHT_PARAMETER, DELAYS, DELAY_PARAMETER -> Optional.of(network.connection(id.element()));
            default -> Optional.empty();
        };
    }

    private static OptionalInt bits(Connection in, Role role) {
        return switch (role) {
            case WEIGHTS -> bits(in.weights().parametrization());
            case DELAYS -> in.delays().parametrization().map(Storage::bits).orElse(OptionalInt.empty());
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt bits(ConfiguredComponent<WeightParametrization> map) {
        return map.component().bits(map.settings());
    }

    private static boolean redrawn(Connection in, ParameterId id) {
        return switch (id.role()) {
            case WEIGHT_PARAMETER -> in.weights().parametrization().component().redrawn(id.name());
            case DELAY_PARAMETER ->
                in.delays().parametrization().stream()
                        .anyMatch(map -> map.component().redrawn(id.name()));
            default -> false;
        };
    }
}
