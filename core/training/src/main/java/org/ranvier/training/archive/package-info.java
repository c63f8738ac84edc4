/** Runs that lie in a folder, for whoever lists them or looks for the plugins that one was trained with. */
package org.ranvier.training.archive;
