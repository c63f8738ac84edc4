/** Input and output of networks: samples, signals, targets, recordings; datasets, encoders, objectives. */
package org.ranvier.api.data;
