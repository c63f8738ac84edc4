/**
 * The process and its surroundings: environment variables, folders, built-in examples, interruption, child processes.
 * Uses no other package of the program.
 */
package org.ranvier.cli.process;
