/** The folder that plugins are installed in: how they get to their places together, or not at all. */
package org.ranvier.install.place;
