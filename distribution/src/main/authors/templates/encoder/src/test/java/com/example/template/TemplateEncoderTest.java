package com.example.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;
import org.ranvier.testkit.EncoderContract;

/** What every encoder promises, which the contract checks, and what this one does. */
class TemplateEncoderTest extends EncoderContract {

    @Override
    protected Encoder component() {
        return new TemplateEncoder();
    }

    @Test
    void theChannelThatPrefersTheNumberIsFirst() {
        Encoder encoder = component();
        Settings settings = Settings.of(encoder.schema(), Map.of("fields", 5));
        Map<Double, Integer> channels = new TreeMap<>();
        encoder.prepare(settings, List.of(1), window())
                .encode(
                        new Sample.Values(new double[] {0.75}, new int[] {1}),
                        index -> 0,
                        (channel, timeMs, value) -> channels.put(timeMs, channel));

        assertEquals(3, channels.get(0.0), "the preferred values are 0, 0.25, 0.5, 0.75 and 1");
        assertEquals(
                0, channels.values().stream().filter(channel -> channel == 0).count(), "0 is too far away");
    }
}
