/** Synapses that drop and grow between training steps, as {@link org.ranvier.api.learning.StructureLearner}s say. */
package org.ranvier.training.structure;
