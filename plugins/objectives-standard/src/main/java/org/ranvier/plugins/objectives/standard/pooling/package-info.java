/** Pooling of an output neuron's values over time into one logit, and the softmax of logits. Uses no objective. */
package org.ranvier.plugins.objectives.standard.pooling;
