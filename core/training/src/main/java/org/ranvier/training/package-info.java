/**
 * Experiments, from a file to a run directory: {@code Experiment.load(…).run(…)}.
 *
 * <p>Below it lie rooms, each of which uses only those before it:
 *
 * <pre>
 * number, component, metric, watch, flight ─► report, backend, tracking
 *   ─► network ─► weights, plan ─► structure, simulate
 *   ─► data ─► split ─► batch
 *         ─► experiment ─► pipeline, explain ─► advice, run ─► loop, archive
 * </pre>
 *
 * <p>Above it lies {@code trial}: several runs in one folder; and above that {@code sweep}: many settings, on engines.
 */
package org.ranvier.training;
