/** Statistics over the runs of an experiment: mean and standard deviation over seeds, and tests of pairs. */
package org.ranvier.training.statistics;
