/**
 * What backends look up in a plan and in a batch: stages, synapses by neuron, quantities to record, signals and spike
 * times, and what event-driven networks cannot have.
 */
package org.ranvier.support.plan;
