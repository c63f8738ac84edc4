/** Results as values, for whoever shows them: an epoch, a run, an evaluation. Nothing here computes. */
package org.ranvier.training.report;
