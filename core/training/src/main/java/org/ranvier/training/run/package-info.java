/** Run directories: checkpoints, provenance, metrics, and what must stay as it is when a run goes on. */
package org.ranvier.training.run;
