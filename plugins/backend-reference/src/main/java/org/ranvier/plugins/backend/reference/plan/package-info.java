/**
 * What a network is made of: its layout, the numbers of its projections, and what cannot be run. Uses no other room.
 */
package org.ranvier.plugins.backend.reference.plan;
