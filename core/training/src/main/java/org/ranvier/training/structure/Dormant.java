package org.ranvier.training.structure;

import java.util.Map;
import org.ranvier.api.model.SynapseList;

/**
 * The values kept for pairs of neurons that once had a synapse.
 *
 * @param projection the projection to which the pairs belong
 * @param pairs the pairs
 * @param numbers one number per pair, by parameter
 */
public record Dormant(String projection, SynapseList.Sparse pairs, Map<String, double[]> numbers) {}
