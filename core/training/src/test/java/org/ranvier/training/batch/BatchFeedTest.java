package org.ranvier.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.training.batch.Batches.Batch;
import org.ranvier.training.number.Permutation;
import org.ranvier.training.split.Splits;

class BatchFeedTest {

    private static final int DAMAGED = 23;

    /** One event per sample, at a drawn time, on the channel of the sample's number. */
    private static final class Drawn implements Encoder.Encoding {
        @Override
        public int channels() {
            return 30;
        }

        @Override
        public boolean graded() {
            return false;
        }

        @Override
        public void encode(Sample sample, Encoder.Draws draws, Encoder.SignalSink sink) {
            int number = (int) ((Sample.Values) sample).values()[0];
            if (number == DAMAGED) {
                throw new RanvierException(Problem.data("sample " + number, "it is damaged", "fetch it anew"));
            }
            sink.spike(number, 10 * draws.uniform(0));
        }
    }

    private final Batches batches =
            new Batches(new Drawn(), InputCheckTest.NAMED, List.of(), Encoder.Window.of(1, 10), 7);

    @Test
    void theBatchesAreThoseThatOneThreadWouldEncode() {
        Splits.Part part = part(0, 20);
        int[] order = Permutation.of(Permutation.identity(20), 3, "shuffle", 1);
        List<Batch> fed = new ArrayList<>();

        try (BatchFeed feed = new BatchFeed(batches, part, order, 8, 5)) {
            assertThat(feed.count()).isEqualTo(3);
            feed.forEachRemaining(fed::add);
        }

        assertThat(fed).extracting(b -> b.targets().size()).containsExactly(8, 8, 4);
        for (int n = 0; n < fed.size(); n++) {
            int[] places = Arrays.copyOfRange(order, 8 * n, Math.min(8 * n + 8, 20));
            assertThat(fed.get(n)).usingRecursiveComparison().isEqualTo(batches.encode(part, places, 5));
        }
    }

    @Test
    void anotherEpochDrawsAnew() {
        assertThat(times(1)).isNotEqualTo(times(2)).isEqualTo(times(1));
    }

    @Test
    void whatFailsFailsWhereTheBatchIsAskedForAsItIs() {
        try (BatchFeed feed = new BatchFeed(batches, part(20, 30), Permutation.identity(10), 2, 0)) {
            feed.next();

            assertThatThrownBy(feed::next)
                    .isInstanceOfSatisfying(
                            RanvierException.class,
                            e -> assertThat(e.problems().getFirst().kind()).isEqualTo(Problem.Kind.DATA))
                    .hasMessageContaining("sample 23");
        }
    }

    private double[] times(int epoch) {
        return ((SignalBatch.Events) batches.encode(part(0, 5), Permutation.identity(5), epoch)
                        .signal())
                .timeMs();
    }

    private static Splits.Part part(int from, int to) {
        return new Splits.Part(new Numbers(30), IntStream.range(from, to).toArray());
    }
}
