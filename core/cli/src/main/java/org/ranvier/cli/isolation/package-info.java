/**
 * Commands that run in a process of their own: {@link org.ranvier.cli.isolation.Isolated} starts it and tells how it
 * ended, {@link org.ranvier.cli.isolation.Footprint} is what it leaves behind for that. Uses
 * {@link org.ranvier.cli.process} and {@link org.ranvier.cli.terminal}.
 */
package org.ranvier.cli.isolation;
