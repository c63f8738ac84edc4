/**
 * What is told of a training as it goes to tools outside: the contract {@link org.ranvier.training.tracking.Tracker},
 * and the choice of them in an experiment. May use {@link org.ranvier.training.report}.
 */
package org.ranvier.training.tracking;
