/**
 * Experiments, from a file to a run directory: {@code Experiment.load(…).run(…)}.
 *
 * <p>Below it lie rooms, each of which uses only those before it:
 *
 * <pre>
 * number, component, report
 *   ─► network ─► plan ─► structure, simulate
 *   ─► data ─► split ─► batch
 *         ─► experiment ─► pipeline ─► advice, run ─► archive, loop, explain
 * </pre>
 */
package org.ranvier.training;
