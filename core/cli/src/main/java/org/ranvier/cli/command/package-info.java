/**
 * The contract of commands and what all of them share: arguments, common options, folders, and the invocation that
 * hands these to a command. Uses {@link org.ranvier.cli.terminal} and {@link org.ranvier.cli.process}; knows no single
 * command.
 */
package org.ranvier.cli.command;
