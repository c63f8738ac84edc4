/** Batches of encoded samples, checked and read ahead, and how much of the data the simulated time covers. */
package org.ranvier.training.batch;
