/**
 * The ND4J backend that Ranvier finds, and what it cannot run. Below lie, from the top down, {@code run},
 * {@code projection} and {@code arrays}; a room uses those that come after it, never those before.
 */
package org.ranvier.plugins.backend.nd4j;
