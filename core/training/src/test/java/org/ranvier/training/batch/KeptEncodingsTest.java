package org.ranvier.training.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;
import org.ranvier.training.batch.KeptEncodings.Encoded;
import org.ranvier.training.number.Permutation;
import org.ranvier.training.split.Splits;

class KeptEncodingsTest {

    private static final int SAMPLES = 6;

    private final List<Integer> encoded = new ArrayList<>();
    private final Dataset.Split numbers = new Numbers(SAMPLES);

    /** Values at several times, out of order, and drawn ones if asked for; notes what it encodes. */
    private final class Values implements Encoder.Encoding {

        private final boolean graded;
        private final boolean draws;

        Values(boolean graded, boolean draws) {
            this.graded = graded;
            this.draws = draws;
        }

        @Override
        public int channels() {
            return 3;
        }

        @Override
        public boolean graded() {
            return graded;
        }

        @Override
        public void encode(Sample sample, Encoder.Draws of, Encoder.SignalSink sink) {
            int number = (int) ((Sample.Values) sample).values()[0];
            encoded.add(number);
            for (int n = number; n >= 0; n--) {
                sink.event(n % 3, n, draws ? of.uniform(n) : 0.5 + n);
            }
        }
    }

    @Test
    void valuesThatAreNotDrawnAreEncodedOnceAndAreTheSameAgain() {
        Batches batches = batches(new Values(true, false));
        Batches.Batch first = all(batches, 1);
        Batches.Batch second = all(batches, 2);

        assertThat(second).usingRecursiveComparison().isEqualTo(first);
        assertThat(encoded).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void whatIsDrawnIsDrawnAnewAndSpikesAreEncodedAnew() {
        Batches drawn = batches(new Values(true, true));
        assertThat(all(drawn, 1)).usingRecursiveComparison().isNotEqualTo(all(drawn, 2));
        Batches spikes = batches(new Values(false, false));
        all(spikes, 1);
        all(spikes, 2);

        assertThat(encoded).hasSize(4 * SAMPLES);
    }

    @Test
    void anotherSplitHasSamplesOfItsOwn() {
        Batches batches = batches(new Values(true, false));
        all(batches, 1);
        batches.encode(new Splits.Part(new Numbers(SAMPLES), new int[] {2}), new int[] {0}, 1);

        assertThat(encoded).hasSize(SAMPLES + 1);
    }

    @Test
    void whatDoesNotFitIsNotKept() {
        KeptEncodings kept = new KeptEncodings(100);
        kept.keep(numbers, 0, sample(3));
        kept.keep(numbers, 1, sample(3));
        kept.keep(numbers, 2, sample(2));

        assertThat(kept.get(numbers, 0)).isPresent();
        assertThat(kept.get(numbers, 1)).isEmpty();
        assertThat(kept.get(numbers, 2)).isPresent();
    }

    private static Encoded sample(int events) {
        return new Encoded(new int[events], new double[events], new double[events], new Target.ClassLabel(0));
    }

    private static Batches batches(Encoder.Encoding encoding) {
        return new Batches(encoding, InputCheckTest.NAMED, List.of(), Encoder.Window.of(1, 10), 7);
    }

    private Batches.Batch all(Batches batches, int epoch) {
        int[] places = Permutation.identity(SAMPLES);
        return batches.encode(new Splits.Part(numbers, places), places, epoch);
    }
}
