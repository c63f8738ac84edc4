/**
 * The parts of a network: its layout, the numbers of its projections, and the check for what cannot be run. Uses no
 * other package of the backend.
 */
package org.ranvier.plugins.backend.reference.plan;
