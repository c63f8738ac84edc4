package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.Philox;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Encoder.Encoding;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;

/** Contract of encoders: events on existing channels at finite times, the same for the same sample and seed. */
public abstract class EncoderContract extends ComponentContract<Encoder> {

    private record Event(int channel, double timeMs, double value) {}

    /** For test classes to extend. */
    protected EncoderContract() {}

    /** {@return the shape of raw samples} */
    protected List<Integer> shape() {
        return List.of(5);
    }

    /** {@return raw samples of that shape that the encoder accepts; by default numbers in [0, 1]} */
    protected List<Sample> samples() {
        SplittableRandom random = new SplittableRandom(1);
        int size = shape().stream().reduce(1, Math::multiplyExact);
        int[] shape = shape().stream().mapToInt(Integer::intValue).toArray();
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample.Values(new double[size], shape));
        for (int n = 0; n < 20; n++) {
            samples.add(new Sample.Values(random.doubles(size).toArray(), shape));
        }
        return samples;
    }

    /** {@return the time there is} */
    protected Window window() {
        return Window.of(0.5, 40);
    }

    @TestFactory
    final Stream<DynamicTest> eventsFallOnItsChannels() {
        return each(encoding -> {
            int events = 0;
            for (Sample sample : samples()) {
                for (Event event : encode(encoding, sample, 1)) {
                    events++;
                    assertTrue(
                            event.channel() >= 0 && event.channel() < encoding.channels(),
                            event + " is on none of the " + encoding.channels() + " channels");
                    assertTrue(event.timeMs() >= 0 && Double.isFinite(event.timeMs()), event + " has no time");
                    assertTrue(Double.isFinite(event.value()), event + " has no value");
                    assertTrue(encoding.graded() || event.value() == 1, event + " is graded, which graded() denies");
                }
            }
            assertFalse(events == 0, "no sample has any event; override samples()");
        });
    }

    @TestFactory
    final Stream<DynamicTest> theSameSeedGivesTheSameEvents() {
        return each(encoding -> {
            List<List<Event>> first =
                    samples().stream().map(s -> encode(encoding, s, 7)).toList();
            // In another order, so that nothing can be left over from the sample before.
            List<List<Event>> again = samples().reversed().stream()
                    .map(s -> encode(encoding, s, 7))
                    .toList();
            assertEquals(first, again.reversed());
        });
    }

    private interface Check {
        void of(Encoding encoding);
    }

    private Stream<DynamicTest> each(Check check) {
        return variants().stream()
                .map(v -> dynamicTest(
                        v.toString(),
                        () -> check.of(component()
                                .prepare(v.settings(), shape(), window())
                                .fitted(samples()))));
    }

    private static List<Event> encode(Encoding encoding, Sample sample, long seed) {
        List<Event> events = new ArrayList<>();
        encoding.encode(
                sample,
                index -> Philox.uniform(seed, 0, 0, index),
                (channel, timeMs, value) -> events.add(new Event(channel, timeMs, value)));
        return events;
    }
}
