package org.ranvier.plugins.encoders.audio;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;
import org.ranvier.testkit.EncoderContract;

class MelContractTest extends EncoderContract {

    @Override
    protected Encoder component() {
        return new Mel();
    }

    @Override
    protected List<Integer> shape() {
        return List.of(1);
    }

    @Override
    protected List<Sample> samples() {
        SplittableRandom random = new SplittableRandom(1);
        return Stream.of(0, 1, 300, 2000)
                .map(length -> (Sample)
                        new Sample.Waveform(random.doubles(length, -1, 1).toArray(), 8000))
                .toList();
    }

    @Override
    protected Window window() {
        return Window.of(10, 10);
    }
}
