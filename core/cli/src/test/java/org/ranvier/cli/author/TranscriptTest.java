package org.ranvier.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private final List<Tested> told = new ArrayList<>();
    private final Transcript transcript = new Transcript(told::add);

    @Test
    void linesBecomeWhatWasTested() {
        for (String line : List.of(
                "begin\tx\tNeuron\tcontract",
                "tested",
                "tested",
                "passed\t7",
                "skipped\t2\tno room",
                "failed\ta test\tit is \\\\ wrong\\nin two\\tlines",
                "end")) {
            transcript.read(line);
        }

        assertThat(transcript.isOpen()).isFalse();
        assertThat(told)
                .isEqualTo(transcript.tested())
                .containsExactly(new Tested(
                        "x",
                        "Neuron",
                        "contract",
                        7,
                        Map.of("no room", 2),
                        Map.of("a test", "it is \\ wrong\nin two\tlines")));
        assertThat(told.getFirst().summary()).isEqualTo("7 passed, 1 failed, 2 skipped");
        assertThat(told.getFirst().isOk()).isFalse();
    }

    @Test
    void whatBreaksOffFailsWithWhatItWasAbout() {
        transcript.read("begin\tx\tNeuron\tcontract");
        assertThat(transcript.isOpen()).isTrue();

        transcript.breakOff("it ended");

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.component()).isEqualTo("x");
            assertThat(one.failed()).containsValue("it ended");
        });
    }

    @Test
    void aProcessThatSaysNothingFailsToo() {
        assertThat(transcript.isOpen()).isTrue();
        transcript.breakOff("it ended");
        assertThat(told).singleElement().satisfies(one -> assertThat(one.isOk()).isFalse());
    }
}
