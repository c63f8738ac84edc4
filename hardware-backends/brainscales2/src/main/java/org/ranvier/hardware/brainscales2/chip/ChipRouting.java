package org.ranvier.hardware.brainscales2.chip;

/**
 * Connections between neurons, and the circuits that carry them. What can be passed on is a <em>signal</em>, numbered:
 * first the input channels, then the neurons, then the delay elements. Neurons come in an order in which every source
 * comes before its targets.
 *
 * @param channels how many input channels
 * @param circuitOfNeuron the circuit of each neuron
 * @param circuitOfElement the first of the two circuits of each delay element
 * @param sourceOfElement the channel or neuron that each delay element delays
 * @param sourceOfSynapse the signal that each synapse passes on
 * @param targetOfSynapse the neuron that it goes to, ascending
 */
public record ChipRouting(
        int channels,
        int[] circuitOfNeuron,
        int[] circuitOfElement,
        int[] sourceOfElement,
        int[] sourceOfSynapse,
        int[] targetOfSynapse) {

    /** Returns the number of neurons. */
    public int neurons() {
        return circuitOfNeuron.length;
    }

    /** Returns the number of delay elements. */
    public int elements() {
        return circuitOfElement.length;
    }

    /** Returns the number of synapses. */
    public int synapses() {
        return sourceOfSynapse.length;
    }

    /** The signal of a neuron. */
    public int signalOfNeuron(int neuron) {
        return channels + neuron;
    }

    /** The signal of a delay element. */
    public int signalOfElement(int element) {
        return channels + neurons() + element;
    }

    /** Returns the number of circuits in use. */
    public int circuits() {
        return neurons() + 2 * elements();
    }
}
