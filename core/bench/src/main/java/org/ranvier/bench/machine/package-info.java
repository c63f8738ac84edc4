/** Measurement of a machine's peak performance. */
package org.ranvier.bench.machine;
