package org.ranvier.plugins.backend.simd.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ranvier.plugins.backend.simd.code.LaneCode.Handed;
import org.ranvier.plugins.backend.simd.code.LaneCode.Place;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/**
 * Code made of one kernel, or of several where one would exceed what the JIT inlines: beyond that, vectors would become
 * objects and a step a hundred times as slow. Later parts read what earlier ones hand on from scratch memory.
 */
public final class CompiledCode {

    /** The operations of a part. The JIT's budget is a little more than twice this. */
    private static final int LONGEST = 48;

    /**
     * Vectors that a part deals with before the next part, unless several parts hang on what the vector before wrote.
     */
    private static final int BLOCK = 32;

    /** All columns of the code, handed values excluded. */
    final List<Place> columns;

    public final List<Place> uniforms;
    private final List<Part> parts = new ArrayList<>();
    private final int handed;
    private final int carriedFrom;

    /** One kernel, with the columns it takes: of the code, or where at least their number, handed values. */
    private record Part(LaneKernel kernel, int[] columns) {}

    /**
     * Compiles.
     *
     * @param uniform what is the same for all vectors of a run
     * @param carried for what the code reads of what it wrote for the vector before, the place where it wrote that;
     *     else null
     */
    public CompiledCode(LaneCode code, Predicate<Place> uniform, UnaryOperator<Place> carried) {
        Set<Place> read = new LinkedHashSet<>();
        code.steps().forEach(s -> {
            if (s instanceof LaneCode.Read(Place place)) {
                read.add(place);
            }
        });
        uniforms = read.stream().filter(uniform).toList();
        Set<Place> arrays = new LinkedHashSet<>(read);
        code.stores().forEach(s -> arrays.add(s.place()));
        columns = arrays.stream().filter(uniform.negate()).toList();
        Partition.Parts cut = Partition.of(code, p -> carried.apply(p) != null, LONGEST);
        carriedFrom = cut.carriedFrom();
        Set<Place> handedOn = new LinkedHashSet<>();
        for (LaneCode piece : cut.pieces()) {
            List<Place> taken = Partition.places(piece).stream()
                    .filter(p -> !uniforms.contains(p))
                    .toList();
            taken.stream().filter(Handed.class::isInstance).forEach(handedOn::add);
            List<Place> all = new ArrayList<>(columns);
            all.addAll(handedOn);
            parts.add(new Part(
                    KernelWriter.compile(piece, taken, uniforms, carried),
                    taken.stream().mapToInt(all::indexOf).toArray()));
        }
        handed = handedOn.size();
    }

    /** The column of a place, or −1 where the code does not know it. */
    public int column(Place place) {
        return columns.indexOf(place);
    }

    int parts() {
        return parts.size();
    }

    /** Scratch memory for one thread. */
    Scratch scratch() {
        return new Scratch(handed);
    }

    /** Working storage for a thread that runs code in parts. */
    static final class Scratch {
        private final float[][] handed;
        private float[][] columns = new float[0][];
        private int[] at = new int[0];
        private int[] steps = new int[0];

        private Scratch(int handed) {
            this.handed = new float[handed][handed == 0 ? 0 : BLOCK * Lanes.WIDTH];
        }

        private void take(int size) {
            if (columns.length < size) {
                columns = new float[size][];
                at = new int[size];
                steps = new int[size];
            }
        }
    }

    /** Runs it, see {@link LaneKernel#run}; leaves {@code at} behind the last vector where there are several parts. */
    void run(float[][] arrays, int[] at, int[] steps, float[] numbers, int from, int count, Scratch scratch) {
        if (parts.size() == 1) {
            parts.getFirst().kernel().run(arrays, at, steps, numbers, from, count);
            return;
        }
        // A single part that hangs on the vector before goes through its vectors in order by itself.
        int together = parts.size() - carriedFrom <= 1 ? parts.size() : carriedFrom;
        for (int done = 0; done < count; done += BLOCK) {
            int now = Math.min(BLOCK, count - done);
            for (int p = 0; p < together; p++) {
                run(parts.get(p), arrays, at, steps, numbers, from, 0, now, scratch);
            }
            for (int vector = 0; vector < now && together < parts.size(); vector++) {
                for (int p = together; p < parts.size(); p++) {
                    run(parts.get(p), arrays, at, steps, numbers, from, vector, 1, scratch);
                }
            }
            for (int c = 0; c < columns.size(); c++) {
                at[c] += now * steps[c];
            }
        }
    }

    /** Runs a part for some vectors of a block. */
    private void run(
            Part part,
            float[][] arrays,
            int[] at,
            int[] steps,
            float[] numbers,
            int from,
            int vector,
            int count,
            Scratch scratch) {
        int[] taken = part.columns();
        scratch.take(taken.length);
        for (int c = 0; c < taken.length; c++) {
            boolean own = taken[c] < columns.size();
            int step = own ? steps[taken[c]] : Lanes.WIDTH;
            scratch.columns[c] = own ? arrays[taken[c]] : scratch.handed[taken[c] - columns.size()];
            scratch.at[c] = (own ? at[taken[c]] : 0) + vector * step;
            scratch.steps[c] = step;
        }
        part.kernel().run(scratch.columns, scratch.at, scratch.steps, numbers, from, count);
    }
}
