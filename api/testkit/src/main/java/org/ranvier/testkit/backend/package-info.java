/**
 * The conformance suite of backends: a backend's own test extends
 * {@link org.ranvier.testkit.backend.BackendConformance}. The rest of this package runs the networks that
 * {@code networks} composes, and compares results.
 *
 * <p>Types: more than twenty, because every part of the suite is a type of its own, and all share the backend under
 * test.
 */
package org.ranvier.testkit.backend;
