/** What is watched of a run beside its numbers: the disk that it writes to, and how it failed. */
package org.ranvier.training.watch;
