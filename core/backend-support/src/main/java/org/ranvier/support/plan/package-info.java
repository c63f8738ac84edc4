/**
 * Views of plans and batches for backends: stages, synapses by neuron, quantities to record, signals and spike times,
 * and the constraints on event-driven networks.
 */
package org.ranvier.support.plan;
