package org.ranvier.training.report;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.SignalBatch;

/**
 * A sample as the encoder is given it, and what the encoder makes of it.
 *
 * @param split the split that it is in
 * @param place its place there, from 0
 * @param size how many samples the split has
 * @param sample the sample, cut, normalised and on ticks where the experiment says so
 * @param answer what is to be answered to it: its class, or what kind of target it has
 * @param group whom it is from; empty where nobody says
 * @param dtMs the length of a tick, or 0 where there is no clock
 * @param encoded what the encoder makes of it, where there is one
 * @param channels the names of the channels before encoding; empty where they are numbers
 */
public record ShownSample(
        String split,
        int place,
        int size,
        Sample sample,
        String answer,
        String group,
        double dtMs,
        Optional<Encoded> encoded,
        List<String> channels) {

    /**
     * The input of the network.
     *
     * @param encoder what made it
     * @param events a batch of this one sample
     * @param windowMs how long is simulated
     */
    public record Encoded(String encoder, SignalBatch.Events events, double windowMs) {}
}
