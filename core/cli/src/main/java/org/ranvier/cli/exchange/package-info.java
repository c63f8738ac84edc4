/**
 * Commands that exchange trained networks with other tools: export and import. May use
 * {@link org.ranvier.cli.experiment}.
 */
package org.ranvier.cli.exchange;
