/**
 * Exact spike times, driven by events rather than a clock, and their gradients. Experimental: may change with any
 * version.
 *
 * <p>A rule computes roots and their derivatives with loops over arrivals, so it is code rather than an equation; where
 * it is nothing but its definition, {@link org.ranvier.api.event.EventRule.StandardThresholdRule} says so as data, and
 * backends compute it in their own way.
 *
 * <p>Circle: with {@code org.ranvier.api.learning}, because a delay acts by a kernel or by an event rule, and the
 * sealed {@link org.ranvier.api.learning.DelayRule} names both.
 */
package org.ranvier.api.event;
