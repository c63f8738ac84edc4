package org.ranvier.plugins.backend.opencl.device;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ranvier.api.Unit;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.cl.Context;
import org.ranvier.plugins.backend.opencl.cl.Kernel;
import org.ranvier.support.ArrayStorage;
import org.ranvier.support.ParameterStore;
import org.ranvier.support.StoredParameter;

/** Every array the program holds, on the device: numbers, gradients, optimiser slots. */
public final class Parameters extends ParameterStore<Buffer, Parameters.Parameter> {

    private final Dialect dialect;

    public Parameters(Dialect dialect) {
        this(dialect, new DeviceStorage(dialect.context()));
    }

    private Parameters(Dialect dialect, DeviceStorage storage) {
        super(storage, spec -> new Parameter(spec, storage));
        this.dialect = dialect;
    }

    /** Buffers of floats. */
    private record DeviceStorage(Context context) implements ArrayStorage<Buffer> {

        @Override
        public Buffer zeros(int size) {
            return context.buffer(size);
        }

        @Override
        public double[] read(Buffer array, int size) {
            return Parameters.read(array, size);
        }

        @Override
        public void write(Buffer array, double[] values) {
            float[] narrow = new float[values.length];
            for (int n = 0; n < narrow.length; n++) {
                narrow[n] = (float) values[n];
            }
            array.write(narrow, narrow.length);
        }

        @Override
        public void clear(Buffer array, int size) {
            array.clear();
        }

        @Override
        public void release(Buffer array) {
            array.close();
        }
    }

    /** One parameter. */
    public static final class Parameter extends StoredParameter<Buffer> {

        private final DeviceStorage storage;
        private Buffer rest;
        private Buffer unread;

        private Parameter(ParameterSpec spec, DeviceStorage storage) {
            super(spec, storage);
            this.storage = storage;
            rest = spec.unit() == Unit.MILLISECONDS ? storage.zeros(spec.size()) : null;
            unread = spec.trainable() ? null : storage.zeros(spec.size());
        }

        public boolean trained() {
            return spec().trainable();
        }

        /** Of times what the numbers have beyond a float, which cannot say on which tick they fall; else null. */
        public Buffer rest() {
            return rest;
        }

        /** Returns the buffer to which kernels add gradients; nothing reads that of a parameter that is not trained. */
        public Buffer gradients() {
            return trained() ? gradient() : unread;
        }

        @Override
        public double[] read() {
            double[] values = super.read();
            if (rest != null) {
                double[] more = storage.read(rest, size());
                Arrays.setAll(values, n -> values[n] + more[n]);
            }
            return values;
        }

        @Override
        public void write(double[] values) {
            super.write(values);
            if (rest != null) {
                storage.write(
                        rest, Arrays.stream(values).map(Parameters::beyondFloat).toArray());
            }
        }

        @Override
        protected void relayout(ParameterSpec to, int[] keptFrom) {
            rest = rest == null ? null : storage.moved(rest, size(), keptFrom);
            super.relayout(to, keptFrom);
            if (unread != null) {
                unread.close();
                unread = storage.zeros(to.size());
            }
        }

        @Override
        protected void release() {
            super.release();
            Stream.of(rest, unread).filter(buffer -> buffer != null).forEach(Buffer::close);
        }
    }

    @Override
    public boolean gradientsAreFinite() {
        return areFinite(p -> p.trained() ? Stream.of(p.gradient()) : Stream.empty());
    }

    @Override
    public boolean areFinite() {
        return areFinite(p -> Stream.concat(Stream.of(p.value()), p.slots().values().stream()));
    }

    /** Looks on the device, and fetches one number. */
    private boolean areFinite(Function<Parameter, Stream<Buffer>> arrays) {
        Kernel kernel = dialect.fixed("finite", "find_non_finite");
        try (Buffer found = dialect.context().buffer(1)) {
            all().forEach(p -> arrays.apply(p).forEach(array -> kernel.each(p.size(), array, found)));
            return found.ints(1)[0] == 0;
        }
    }

    /** The versions of some parameters, to be compared. */
    public static List<Integer> versions(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::version).toList();
    }

    /** Returns the difference between a number and the nearest float; 0 if the number is not finite. */
    public static float beyondFloat(double number) {
        return Double.isFinite(number) ? (float) (number - (float) number) : 0;
    }

    public static double[] read(Buffer buffer, int size) {
        float[] values = buffer.floats(size);
        double[] wide = new double[size];
        for (int n = 0; n < size; n++) {
            wide[n] = values[n];
        }
        return wide;
    }
}
