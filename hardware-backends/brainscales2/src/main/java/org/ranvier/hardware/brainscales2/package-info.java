/** Networks on the chip: what it carries, where it goes, and training with the chip in the loop. */
package org.ranvier.hardware.brainscales2;
