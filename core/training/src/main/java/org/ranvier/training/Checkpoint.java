package org.ranvier.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.api.backend.Program;
import org.ranvier.data.NdArray;
import org.ranvier.data.Safetensors;

/**
 * The state of a run in a safetensors file: every parameter under its name, every slot of the optimiser under
 * {@code optimizer/<parameter>/<slot>}, and in the metadata the standing of the run and the rounding rule of each projection's
 * delays. Equal states give equal bytes.
 */
final class Checkpoint {

    private static final String FORMAT = "ranvier-checkpoint/1";
    private static final String SLOTS = "optimizer/";

    private Checkpoint() {}

    static void write(Path file, Program program, Standing standing, long seed) {
        Map<String, NdArray> tensors = new LinkedHashMap<>();
        NetworkPlan plan = program.plan();
        for (ParameterSpec spec : plan.parameters()) {
            Integer[] shape = spec.shape().toArray(Integer[]::new);
            tensors.put(spec.name(), NdArray.of(program.read(spec.name()), shape));
            program.readSlots(spec.name()).forEach((slot, values) ->
                    tensors.put(SLOTS + spec.name() + "/" + slot, NdArray.of(values, shape)));
        }
        SortedMap<String, String> metadata = standing.toMetadata();
        metadata.put("format", FORMAT);
        metadata.put("seed", Long.toString(seed));
        for (Projection p : plan.all(Projection.class)) {
            p.delays().kernel().ifPresent(kernel -> metadata.put(
                    p.name() + ".delays.rounding", kernel.rounding().name().toLowerCase(java.util.Locale.ROOT)));
        }
        Safetensors.of(tensors, metadata).write(file);
    }

    /** Puts a checkpoint's numbers into a program made of the same plan, and tells how far the run had come. */
    static Standing read(Path file, Program program) {
        Safetensors checkpoint = Safetensors.read(file);
        if (!FORMAT.equals(checkpoint.metadata().get("format"))) {
            throw new RanvierException(Problem.data(
                    file.toString(), "this is not a checkpoint of this program", "give a file of a run directory"));
        }
        for (ParameterSpec spec : program.plan().parameters()) {
            NdArray values = checkpoint.tensors().get(spec.name());
            if (values == null || !values.shape().equals(spec.shape())) {
                String found = values == null ? "has no '" + spec.name() + "'" : "has '" + spec.name() + "' of shape " + values.shape();
                throw new RanvierException(Problem.data(
                        file.toString(),
                        "the checkpoint " + found + ", the network has " + spec.shape(),
                        "use the experiment that it was trained with"));
            }
            program.write(spec.name(), values.values());
            for (String slot : List.copyOf(program.readSlots(spec.name()).keySet())) {
                NdArray kept = checkpoint.tensors().get(SLOTS + spec.name() + "/" + slot);
                if (kept != null) {
                    program.writeSlot(spec.name(), slot, kept.values());
                }
            }
        }
        return Standing.of(checkpoint.metadata());
    }
}
