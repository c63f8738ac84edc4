/**
 * Acceptance tests: they drive the assembled program as its users do, as a child process.
 *
 * <p>They run in {@code verify}, after {@code target/ranvier} was assembled. A class named {@code …IT} is picked up.
 */
package org.ranvier.acceptance;
