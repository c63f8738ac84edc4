/**
 * The {@code bench} command: measures each variant of a workload in a process of its own and compares it with the
 * limits of the machine. May use {@link org.ranvier.cli.experiment} for options that mean the same there.
 */
package org.ranvier.cli.bench;
