/**
 * Batches on their way forward and back: the program and its sessions, populations, normalisation and recordings. Uses
 * {@code projection} and {@code arrays}.
 */
package org.ranvier.plugins.backend.nd4j.run;
