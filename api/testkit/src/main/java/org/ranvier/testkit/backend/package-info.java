/**
 * The conformance suite of backends: a backend's own test extends
 * {@link org.ranvier.testkit.backend.BackendConformance}. The rest of this package composes the networks that the suite
 * runs, runs them, and compares results.
 */
package org.ranvier.testkit.backend;
