/** One network, one input, everything that happens: docs/simulate-format.md. */
package org.ranvier.training.simulate;
