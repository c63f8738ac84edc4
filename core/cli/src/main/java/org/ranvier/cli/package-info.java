/**
 * The {@code ranvier} program: a thin client that parses arguments, asks the rest of the platform, and prints.
 *
 * <p>{@link org.ranvier.cli.Main} starts it, {@link org.ranvier.cli.Commands} lists the commands, and each family of
 * commands has a package of its own, which uses {@link org.ranvier.cli.command}, {@link org.ranvier.cli.terminal} and
 * {@link org.ranvier.cli.process} and never this package.
 */
package org.ranvier.cli;
