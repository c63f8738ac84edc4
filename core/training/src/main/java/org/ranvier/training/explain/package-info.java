/** Human-readable explanations of compiled experiments. */
package org.ranvier.training.explain;
