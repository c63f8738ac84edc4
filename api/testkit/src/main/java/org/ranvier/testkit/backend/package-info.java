/**
 * The conformance suite of backends: a backend's own test extends
 * {@link org.ranvier.testkit.backend.BackendConformance}. The rest of this package runs the networks that
 * {@code networks} composes, and compares results.
 */
package org.ranvier.testkit.backend;
