/**
 * The {@code doctor} command and its checks of the machine, the plugins and the data folders. May use
 * {@link org.ranvier.cli.plugin}.
 */
package org.ranvier.cli.doctor;
