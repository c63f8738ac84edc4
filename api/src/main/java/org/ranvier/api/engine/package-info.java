/**
 * Where the trials of a sweep run: on this machine, or on the nodes of a cluster. Experimental: may change with any
 * version.
 *
 * <p>A trial is a training. Whoever starts the command of a {@link org.ranvier.api.engine.Task} in the folder of its
 * {@link org.ranvier.api.engine.Order} has run it, as often as that happens and whoever does it: the command takes a
 * lock, goes on where an earlier one left off, and leaves all that matters in the folder. An engine carries no results.
 */
package org.ranvier.api.engine;
