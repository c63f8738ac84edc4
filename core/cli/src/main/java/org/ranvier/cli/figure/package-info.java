/**
 * Files of figures, for every command that draws: the options, what they mean, and what is refused. Uses
 * {@link org.ranvier.cli.command}.
 */
package org.ranvier.cli.figure;
