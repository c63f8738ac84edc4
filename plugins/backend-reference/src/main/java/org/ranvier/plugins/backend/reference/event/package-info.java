/**
 * Networks from spike to spike: what arrives at a neuron, gradients of spike times, and the session. Uses {@code plan}.
 */
package org.ranvier.plugins.backend.reference.event;
