/** How the values of an output neuron over time become one logit, and the softmax of logits. Uses no objective. */
package org.ranvier.plugins.objectives.standard.pooling;
