/**
 * Everything a run needs, put together from a specification and an opened dataset, and checked against the backend:
 *
 * <pre>
 * experiment ─► spec ─► plan ─► backend
 *      data ─► splits ─► batches
 * </pre>
 */
package org.ranvier.training.pipeline;
