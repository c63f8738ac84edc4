package org.ranvier.api.data;

import org.ranvier.api.ApiStatus;

/** A sample with its target. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Example {
    private final Sample sample;
    private final Target target;
    private final String group;

    /** Returns an example of an unknown group. */
    public static Example of(Sample sample, Target target) {
        return new Example(sample, target, "");
    }

    /** Sets whom the sample is from, such as a speaker. */
    public Example withGroup(String group) {
        return new Example(sample, target, group);
    }

    private Example(Sample sample, Target target, String group) {

        this.sample = sample;
        this.target = target;
        this.group = group;
    }

    /** Returns the raw sample. */
    public Sample sample() {
        return sample;
    }

    /** Returns the target. */
    public Target target() {
        return target;
    }

    /** Returns whom the sample is from, such as a speaker, for splits that keep groups apart; empty when unknown. */
    public String group() {
        return group;
    }
}
