package org.ranvier.api.data;

import org.ranvier.api.ApiStatus;

/** A sample with its target. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Example {
    private final Sample sample;
    private final Target target;
    private final String group;

    /**
     * {@return an example of an unknown group}
     *
     * @param sample the raw values
     * @param target the right answer
     */
    public static Example of(Sample sample, Target target) {
        return new Example(sample, target, "");
    }

    /**
     * Sets whom the sample is from, such as a speaker.
     *
     * @param group a name that all samples from one speaker, say, have in common
     * @return an example of this group, otherwise equal to this one
     */
    public Example withGroup(String group) {
        return new Example(sample, target, group);
    }

    private Example(Sample sample, Target target, String group) {

        this.sample = sample;
        this.target = target;
        this.group = group;
    }

    /** {@return the raw sample} */
    public Sample sample() {
        return sample;
    }

    /** {@return the target} */
    public Target target() {
        return target;
    }

    /** {@return whom the sample is from, such as a speaker, for splits that keep groups apart; empty when unknown} */
    public String group() {
        return group;
    }
}
