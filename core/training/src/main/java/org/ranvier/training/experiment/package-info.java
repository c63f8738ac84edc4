/**
 * Experiments as files describe them: {@link org.ranvier.training.experiment.ExperimentReader} makes a specification.
 */
package org.ranvier.training.experiment;
