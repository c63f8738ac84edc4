/**
 * Installs, updates and removes plugins; {@link org.ranvier.install.PluginInstaller} is where to start.
 *
 * <p>It uses all other packages: {@link org.ranvier.install.archive} unpacks, {@link org.ranvier.install.sign} signs
 * and verifies, {@link org.ranvier.install.trust} decides, {@link org.ranvier.install.index} selects and
 * {@link org.ranvier.install.source} fetches. Nothing here prints.
 */
package org.ranvier.install;
