/**
 * The {@code data} commands: list, show, fetch and import data, with their pages and summaries. Uses no other family of
 * commands.
 */
package org.ranvier.cli.data;
