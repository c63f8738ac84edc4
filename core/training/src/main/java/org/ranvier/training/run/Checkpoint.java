package org.ranvier.training.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Program;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.data.NdArray;
import org.ranvier.data.Safetensors;
import org.ranvier.training.number.Magnitudes;
import org.ranvier.training.structure.Dormant;

/**
 * The state of a run in a safetensors file: every parameter under its name, every slot of the optimiser under
 * {@code optimizer/<parameter>/<slot>}, the synapses of every sparse projection, and what its dormant pairs keep, under
 * {@code structure/<projection>/}, and in the metadata the standing of the run and the rounding rule of each
 * projection's delays. Equal states give equal bytes.
 *
 * <p>An array of which every number is one of single precision has 4 bytes to a number, as all have that a backend in
 * single precision computed; others have 8. A checkpoint therefore holds the numbers themselves, and a run that goes on
 * from it has the same bits as one that was not interrupted.
 *
 * <p>A checkpoint is sealed: its metadata have the SHA-256 of all its bytes, so that nothing is computed from one that
 * was damaged. Those of older versions, of format 1, have none.
 */
public final class Checkpoint {

    private static final String FORMAT = "ranvier-checkpoint/2";
    private static final String UNSEALED = "ranvier-checkpoint/1";
    private static final String SLOTS = "optimizer/";

    private Checkpoint() {}

    /**
     * Writes the state of a program.
     *
     * @param room is told how many bytes are about to be written, and may refuse
     * @return how many there are
     */
    public static long write(
            Path file, Program program, List<Dormant> dormant, TrainingState standing, long seed, LongConsumer room) {
        Map<String, NdArray> tensors = new LinkedHashMap<>();
        NetworkPlan plan = program.plan();
        for (ParameterSpec spec : plan.parameters()) {
            tensors.put(spec.name(), array(file, spec, spec.name(), program.read(spec.name())));
            program.readSlots(spec.name()).forEach((slot, values) -> {
                String name = SLOTS + spec.name() + "/" + slot;
                tensors.put(name, array(file, spec, name, values));
            });
        }
        tensors.putAll(StructureTensors.of(plan, dormant));
        return write(file, plan, tensors, standing, seed, room);
    }

    /** Writes numbers that no training has led to, as if a run were about to start from them. */
    public static void write(Path file, TrainedNetwork network, long seed) {
        Map<String, NdArray> tensors = new LinkedHashMap<>();
        network.plan()
                .parameters()
                .forEach(spec -> tensors.put(
                        spec.name(),
                        array(file, spec, spec.name(), network.parameters().get(spec.name()))));
        tensors.putAll(StructureTensors.of(network.plan(), List.of()));
        write(file, network.plan(), tensors, TrainingState.START, seed, _ -> {});
    }

    private static long write(
            Path file,
            NetworkPlan plan,
            Map<String, NdArray> tensors,
            TrainingState standing,
            long seed,
            LongConsumer room) {
        SortedMap<String, String> metadata = standing.toMetadata();
        metadata.put("format", FORMAT);
        metadata.put("seed", Long.toString(seed));
        for (Projection p : plan.all(Projection.class)) {
            p.delays()
                    .kernel()
                    .ifPresent(kernel -> metadata.put(
                            p.parameter(Role.DELAYS) + ".rounding",
                            kernel.rounding().name().toLowerCase(java.util.Locale.ROOT)));
        }
        Safetensors checkpoint = Safetensors.of(tensors, metadata).sealed();
        long bytes = checkpoint.size();
        room.accept(bytes);
        checkpoint.write(file);
        return bytes;
    }

    /** Returns the values as an array to be written; non-finite numbers are never written, wherever they came from. */
    private static NdArray array(Path file, ParameterSpec spec, String name, double[] values) {
        requireFinite(
                name,
                values,
                found -> Problem.run(
                        file.toString(),
                        found + ", and so it is not written",
                        "lower the learning rates, or start from smaller numbers"));
        return NdArray.inFewestBits(values, spec.shape().toArray(Integer[]::new));
    }

    private static double[] checked(Path file, String name, double[] values) {
        requireFinite(
                name,
                values,
                found -> Problem.data(
                        file.toString(),
                        found + ", so that nothing can be computed with it",
                        "train again from an earlier checkpoint"));
        return values;
    }

    private static void requireFinite(String name, double[] values, Function<String, Problem> problem) {
        int n = Magnitudes.firstBeyond(values, Float.MAX_VALUE);
        if (n >= 0) {
            throw new RanvierException(
                    problem.apply("number " + n + " of '" + name + "' is " + Magnitudes.beyondSingle(values[n])));
        }
    }

    /** Puts a checkpoint's numbers into a program made of the same plan, and tells how far the run had come. */
    public static TrainingState read(Path file, Program program) {
        Safetensors checkpoint = open(file);
        within(file, () -> StructureTensors.synapses(checkpoint.tensors(), program.plan()))
                .forEach((projection, synapses) -> {
                    int[] keptFrom = new int[synapses.size()];
                    Arrays.fill(keptFrom, -1);
                    program.rewire(projection, synapses, keptFrom);
                });
        numbers(file, checkpoint, program.plan()).forEach(program::write);
        for (ParameterSpec spec : program.plan().parameters()) {
            for (String slot : List.copyOf(program.readSlots(spec.name()).keySet())) {
                NdArray kept = checkpoint.tensors().get(SLOTS + spec.name() + "/" + slot);
                if (kept != null) {
                    String name = SLOTS + spec.name() + "/" + slot;
                    program.writeSlot(spec.name(), slot, checked(file, name, kept.values()));
                }
            }
        }
        return within(file, () -> TrainingState.of(checkpoint.metadata()));
    }

    /** Reads the training state at which the run had arrived. */
    public static TrainingState standing(Path file) {
        Safetensors checkpoint = open(file);
        return within(file, () -> TrainingState.of(checkpoint.metadata()));
    }

    /** Reads the values kept for dormant pairs of neurons. */
    public static List<Dormant> dormant(Path file, NetworkPlan plan) {
        Safetensors checkpoint = open(file);
        return within(file, () -> StructureTensors.dormant(checkpoint.tensors(), plan));
    }

    /** A plan with the synapses that a checkpoint has. */
    public static NetworkPlan plan(Path file, NetworkPlan started) {
        return plan(file, open(file), started);
    }

    private static NetworkPlan plan(Path file, Safetensors checkpoint, NetworkPlan started) {
        NetworkPlan plan = started;
        for (var rewired : within(file, () -> StructureTensors.synapses(checkpoint.tensors(), started))
                .entrySet()) {
            plan = plan.rewired(rewired.getKey(), rewired.getValue());
        }
        return plan;
    }

    /**
     * A network as it was kept.
     *
     * @param epoch the epoch that it is of; 0 before the first
     * @param plan its plan, with the synapses that it had then
     * @param numbers the numbers of all parameters
     */
    public record Network(int epoch, NetworkPlan plan, Map<String, double[]> numbers) {}

    /** Reads a network as it was kept at one moment, though a process that trains may replace the file any time. */
    public static Network network(Path file, NetworkPlan started) {
        Safetensors checkpoint = open(file);
        NetworkPlan plan = plan(file, checkpoint, started);
        int epoch = within(file, () -> TrainingState.of(checkpoint.metadata())).epoch();
        return new Network(epoch, plan, numbers(file, checkpoint, plan));
    }

    /** The numbers of all parameters of a plan that a checkpoint was made of. */
    public static Map<String, double[]> numbers(Path file, NetworkPlan plan) {
        return numbers(file, open(file), plan);
    }

    private static Safetensors open(Path file) {
        try {
            return opened(file);
        } catch (RanvierException e) {
            throw OtherCheckpoint.offeredBeside(file, e);
        }
    }

    private static Safetensors opened(Path file) {
        Safetensors checkpoint = Safetensors.read(file);
        String format = checkpoint.metadata().getOrDefault("format", "");
        if (format.equals(FORMAT) && checkpoint.isSealed() || format.equals(UNSEALED)) {
            return checkpoint;
        }
        throw new RanvierException(Problem.data(
                file.toString(),
                format.equals(FORMAT)
                        ? "it has no checksum (sha256), as checkpoints of this version do: it was damaged or changed"
                        : "this is not a checkpoint of this program",
                "give a file of a run directory"));
    }

    /** What a checkpoint without a checksum says may be anything. */
    private static <T> T within(Path file, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new RanvierException(
                    Problem.data(
                            file.toString(),
                            "what it says of the run makes no sense (" + e.getMessage() + ")",
                            "train again from an earlier checkpoint"),
                    e);
        }
    }

    private static Map<String, double[]> numbers(Path file, Safetensors checkpoint, NetworkPlan plan) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (ParameterSpec spec : plan.parameters()) {
            NdArray values = checkpoint.tensors().get(spec.name());
            if (values == null || !values.shape().equals(spec.shape())) {
                String found = values == null
                        ? "has no '" + spec.name() + "'"
                        : "has '" + spec.name() + "' of shape " + values.shape();
                throw new RanvierException(Problem.data(
                        file.toString(),
                        "the checkpoint " + found + ", the network has " + spec.shape(),
                        "use the experiment that it was trained with"));
            }
            numbers.put(spec.name(), checked(file, spec.name(), values.values()));
        }
        return numbers;
    }
}
