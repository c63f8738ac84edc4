/**
 * Indexes of plugins, which anybody can host as a folder of files: what there is of which version, and what is chosen
 * from it.
 */
package org.ranvier.install.index;
