package org.ranvier.training.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;
import org.ranvier.training.advice.LeftOut;
import org.ranvier.training.number.Permutation;
import org.ranvier.training.split.Splits;

class BatchCoverageTest {

    private static final Encoder.Window WINDOW = Encoder.Window.of(1, 10);
    private static final int SAMPLES = 16;

    private final Splits.Part part = new Splits.Part(new Numbers(SAMPLES), Permutation.identity(SAMPLES));

    /** What a sample's number makes of it. */
    private interface Signal {
        void put(int number, Encoder.SignalSink sink);
    }

    @Test
    void eventsAreCountedOnceHoweverOftenASampleIsEncoded() {
        // Sample n has one event at n ms.
        Batches batches = batches((number, sink) -> sink.spike(0, number));
        batches.encode(part, new int[] {3, 12}, 1);
        batches.encode(part, Permutation.identity(SAMPLES), 1);
        batches.encode(part, Permutation.identity(SAMPLES), 2);

        assertThat(sentence(batches))
                .startsWith("6 of 16 events (38 %) lie after the 10 ms of a sample (time.steps)")
                .endsWith("time.steps 16 would keep everything");
    }

    @Test
    void partsOfOneSplitAreToldApart() {
        Batches batches = batches((number, sink) -> sink.spike(0, number));
        Splits.Part first = part.first(8);
        batches.encode(part, Permutation.identity(SAMPLES), 1);
        batches.encode(first, Permutation.identity(8), 0);

        assertThat(batches.coverage(first, "validation").samples()).isEqualTo(8);
        assertThat(LeftOut.of(List.of(batches.coverage(first, "validation")), "ms"))
                .isEmpty();
    }

    @Test
    void framesAreCountedAsFrames() {
        // Sample n has n + 1 frames of 3 channels.
        Batches batches = batches((number, sink) -> {
            for (int tick = 0; tick <= number; tick++) {
                sink.frame(tick, new double[] {1, 0, 2}, 1);
            }
        });
        batches.encode(part, Permutation.identity(SAMPLES), 1);

        assertThat(sentence(batches))
                .startsWith("21 of 136 frames (15 %) lie after the 10 ms of a sample (time.steps)");
    }

    @Test
    void whatAnEncoderCutsIsCounted() {
        Batches batches = batches((number, sink) -> {
            sink.frame(0, new double[] {1, 1, 1}, 1);
            if (number > 11) {
                sink.cut(12, number + 1);
            }
        });
        batches.encode(part, Permutation.identity(SAMPLES), 1);

        assertThat(sentence(batches))
                .startsWith("4 of 16 samples last longer than the 10 ms of a sample (time.steps), the longest 16 ms");
    }

    private String sentence(Batches batches) {
        Coverage coverage = batches.coverage(part, Splits.TRAIN);
        return LeftOut.of(List.of(coverage), "ms").orElseThrow().sentence();
    }

    private static Batches batches(Signal signal) {
        return new Batches(
                new Encoder.Encoding() {
                    @Override
                    public int channels() {
                        return 3;
                    }

                    @Override
                    public boolean graded() {
                        return false;
                    }

                    @Override
                    public void encode(Sample sample, Encoder.Draws draws, Encoder.SignalSink sink) {
                        signal.put((int) ((Sample.Values) sample).values()[0], sink);
                    }
                },
                InputCheckTest.NAMED,
                List.of(),
                WINDOW,
                7);
    }
}
