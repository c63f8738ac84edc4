package org.ranvier.training.structure;

import java.util.Map;
import org.ranvier.api.model.SynapseList;

/**
 * What pairs of neurons keep that once had a synapse.
 *
 * @param projection whose pairs they are
 * @param pairs the pairs
 * @param numbers by parameter one number per pair
 */
public record Dormant(String projection, SynapseList.Sparse pairs, Map<String, double[]> numbers) {}
