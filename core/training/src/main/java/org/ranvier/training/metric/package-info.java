/** Metrics: which ones a run reports, their values over a set of samples, and how each class fares. */
package org.ranvier.training.metric;
