/**
 * Experiments, from a file to a run directory: {@code Experiment.load(…).run(…)}.
 *
 * <pre>
 * experiment.yaml ─► ExperimentSpec ─► BuiltNetwork ─► Program
 *       data ─► Splits ─► Batches (encoded) ─► Trainer ─► RunDirectory
 * </pre>
 */
package org.ranvier.training;
