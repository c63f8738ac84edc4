/** Objectives that networks choose by name. They share logits with their gradients, which {@code pooling} makes. */
package org.ranvier.plugins.objectives.standard;
