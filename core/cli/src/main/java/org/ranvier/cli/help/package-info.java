/**
 * Help pages and shell completion, both made of the command table. Uses {@link org.ranvier.cli.command} and
 * {@link org.ranvier.cli.terminal}.
 */
package org.ranvier.cli.help;
