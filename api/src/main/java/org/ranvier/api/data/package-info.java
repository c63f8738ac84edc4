/**
 * What goes into a network and what comes out: samples, signals, targets, recordings; datasets, encoders, objectives.
 */
package org.ranvier.api.data;
