/** The chip as its host sees it: figures, wiring, what is written to it and what comes back; and a model of it. */
package org.ranvier.hardware.brainscales2.chip;
