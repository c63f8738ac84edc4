package org.ranvier.plugins.encoders.standard;

import java.util.Arrays;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;

/** An encoding of numbers: one channel per number, in row-major order. */
abstract class ValuesEncoding implements Encoder.Encoding {

    private final String encoder;
    private final int inputs;

    /**
     * Prepares for samples of one shape.
     *
     * @param encoder the encoder's name, for messages
     * @param shape the extents of a sample
     */
    ValuesEncoding(String encoder, List<Integer> shape) {
        this.encoder = encoder;
        this.inputs = count(encoder, shape);
    }

    /** Returns the number of values in a sample. */
    final int inputs() {
        return inputs;
    }

    @Override
    public int channels() {
        return inputs;
    }

    @Override
    public boolean graded() {
        return false;
    }

    @Override
    public final void encode(Sample sample, Encoder.Draws draws, Encoder.SignalSink sink) {
        if (!(sample instanceof Sample.Values(double[] values, int[] shape))) {
            throw misfit(
                    encoder,
                    "the sample is " + sample.kind() + ", but this encoder takes numbers such as pixels",
                    "use encoder none, which passes events and frames through");
        }
        if (values.length != inputs) {
            throw misfit(
                    encoder,
                    "a sample of shape " + Arrays.toString(shape) + " has " + values.length
                            + " numbers, but the dataset" + " declares " + inputs,
                    "check the dataset, whose samples must all have the declared shape");
        }
        encode(values, draws, sink);
    }

    /** Encodes the numbers of one sample, {@link #inputs()} of them. */
    abstract void encode(double[] values, Encoder.Draws draws, Encoder.SignalSink sink);

    /** Returns the number of values that a shape holds. */
    static int count(String encoder, List<Integer> shape) {
        long count = 1;
        for (int extent : shape) {
            count = extent < 1 ? 0 : Math.min(count * extent, Integer.MAX_VALUE + 1L);
            if (count == 0) {
                break;
            }
        }
        if (shape.isEmpty() || count == 0 || count > Integer.MAX_VALUE) {
            throw misfit(
                    encoder,
                    "samples of shape " + shape + " cannot be one channel per number",
                    "choose a dataset whose samples have a shape such as [4] or [28, 28]");
        }
        return (int) count;
    }

    /** Returns the number of channels of frames: the last extent of [channels] or [ticks, channels]. */
    static int channelsOf(String encoder, List<Integer> shape, String remedy) {
        if (shape.isEmpty() || shape.size() > 2 || shape.getLast() < 1) {
            throw misfit(
                    encoder, "samples of shape " + shape + " are neither [channels] nor [ticks, channels]", remedy);
        }
        return shape.getLast();
    }

    /** Refuses a sample that has other channels than the dataset promised. */
    static void requireChannels(String encoder, int found, int declared) {
        if (found != declared) {
            throw misfit(
                    encoder,
                    "a sample has " + found + " channels, but the dataset declares " + declared,
                    "check the dataset, whose samples must all have the declared shape");
        }
    }

    /** A sample or a shape that an encoder cannot take. */
    static RanvierException misfit(String encoder, String message, String remedy) {
        return new RanvierException(Problem.usage("encoder " + encoder, message, remedy));
    }
}
