package org.ranvier.hardware.brainscales2.chip;

/**
 * Capacity and speed of a chip. Times in µs on the chip, where everything is about 1000 times as fast as in biology.
 *
 * @param name what it calls itself
 * @param tauUs the time constant of membranes and of synaptic currents alike
 * @param sampleUs how long a sample lasts; later spikes are not seen
 * @param countUs the unit in which spikes are stamped; 0 for none
 * @param weightScale levels per weight of 1: a level is 1/weightScale
 * @param weightLevels the largest level of a weight, of either sign
 * @param delayOffsetUs the delay of an element whose counter is 0
 * @param delayStepUs what each step of the counter adds
 * @param leastCount the smallest value of the counter
 * @param mostCount its largest value
 * @param circuits neuron circuits; a delay element takes two of them
 * @param elements delay elements that can be made
 * @param fanIn signed inputs of a neuron; each takes two of its rows, one of either sign
 * @param exact whether weights and counters need not be whole numbers, and weights have no end: what a model can do,
 *     but no chip
 */
public record Figures(
        String name,
        double tauUs,
        double sampleUs,
        double countUs,
        double weightScale,
        int weightLevels,
        double delayOffsetUs,
        double delayStepUs,
        int leastCount,
        int mostCount,
        int circuits,
        int elements,
        int fanIn,
        boolean exact) {

    /** The figures published for the chip. */
    public static final Figures PUBLISHED =
            new Figures("BrainScaleS-2", 6, 180, 0.008, 30, 63, 2, 0.125, 50, 250, 512, 128, 128, false);

    /** The shortest delay of an element. */
    public double leastDelayUs() {
        return delayUs(leastCount);
    }

    /** The longest delay of an element. */
    public double mostDelayUs() {
        return delayUs(mostCount);
    }

    /** The delay of an element with this counter. */
    public double delayUs(double count) {
        return delayOffsetUs + delayStepUs * count;
    }

    /** The counter for a delay, a whole number unless the chip is exact. */
    public double countOf(double delayUs) {
        double count = (delayUs - delayOffsetUs) / delayStepUs;
        return exact ? count : Math.rint(count);
    }

    /** The level of a weight, beyond the last one where it is too large; a whole number unless the chip is exact. */
    public double levelOf(double weight) {
        double level = weight * weightScale;
        return exact ? level : Math.rint(level);
    }

    /** The nearest time that can be stamped. */
    public double stamped(double us) {
        return countUs == 0 || us == Double.POSITIVE_INFINITY ? us : Math.rint(us / countUs) * countUs;
    }
}
