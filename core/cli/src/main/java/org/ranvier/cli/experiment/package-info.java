/**
 * Commands that work on an experiment or a run: train, evaluate, runs, report, simulate and explain, with what they
 * print and result files. Other families of commands take {@link org.ranvier.cli.experiment.ExperimentOptions} from
 * here.
 */
package org.ranvier.cli.experiment;
