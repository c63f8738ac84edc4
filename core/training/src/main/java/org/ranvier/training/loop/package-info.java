/** The training loop: epochs of steps, evaluation, and the diagnosis of what is no longer finite. */
package org.ranvier.training.loop;
