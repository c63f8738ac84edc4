/**
 * Networks tick by tick: samples on their way forward and back, the gradients of projections, and the session. Uses
 * {@code plan}.
 */
package org.ranvier.plugins.backend.reference.clock;
