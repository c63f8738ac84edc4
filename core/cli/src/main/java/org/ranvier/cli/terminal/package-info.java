/**
 * Output for people and for programs: console, tables, progress bars, numbers and JSON. Uses
 * {@link org.ranvier.cli.process} for what the environment says about the terminal.
 */
package org.ranvier.cli.terminal;
