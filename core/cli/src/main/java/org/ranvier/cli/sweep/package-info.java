/**
 * Sweeps: the command, the engine that runs trials in processes on this machine, and what is told meanwhile. Uses the
 * packages of commands, experiments, isolation, processes and the terminal.
 */
package org.ranvier.cli.sweep;
