package org.ranvier.training.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.SignalBatch;

class EventBufferTest {

    private record Event(int channel, double timeMs, double value) {}

    @Test
    void eachSampleIsOrderedByTimeAndEqualTimesStayAsTheyCame() {
        Random random = new Random(1);
        EventBuffer buffer = new EventBuffer(Window.of(0.5, 20), 40);
        List<Event> expected = new ArrayList<>();
        int[] first = new int[41];
        for (int sample = 0; sample < 40; sample++) {
            List<Event> own = new ArrayList<>();
            int count = sample % 3 == 0 ? 0 : random.nextInt(200);
            for (int n = 0; n < count; n++) {
                Event event = new Event(n, random.nextInt(20) / 2.0, random.nextDouble());
                own.add(event);
                buffer.event(event.channel(), event.timeMs(), event.value());
            }
            buffer.endSample();
            own.sort(Comparator.comparingDouble(Event::timeMs));
            expected.addAll(own);
            first[sample + 1] = expected.size();
        }

        SignalBatch.Events events = buffer.events(200);

        assertThat(events.samples()).isEqualTo(40);
        assertThat(events.channels()).isEqualTo(200);
        assertThat(events.first()).isEqualTo(first);
        assertThat(events.channel())
                .isEqualTo(expected.stream().mapToInt(Event::channel).toArray());
        assertThat(events.timeMs())
                .isEqualTo(expected.stream().mapToDouble(Event::timeMs).toArray());
        assertThat(events.value())
                .isEqualTo(expected.stream().mapToDouble(Event::value).toArray());
    }

    @Test
    void whatLiesOutsideTheWindowIsCutOff() {
        EventBuffer buffer = new EventBuffer(Window.of(2, 5), 1);

        buffer.event(0, -0.1, 1);
        buffer.event(1, 9.9, 1);
        buffer.event(2, 10, 1);
        buffer.endSample();

        assertThat(buffer.events(3).channel()).containsExactly(1);
    }
}
