/**
 * The {@code ranvier} program: a thin client that parses arguments, asks the rest of the platform, and prints.
 *
 * <p>{@link org.ranvier.cli.CommandTable} lists the commands; help and shell completion are made of it. To add one,
 * write a {@link org.ranvier.cli.Command} and add it there.
 */
package org.ranvier.cli;
