/** The {@code plugin} commands: list, show, install and remove plugins. Uses no other family of commands. */
package org.ranvier.cli.plugin;
