/**
 * What plugins offer, written down when it was found out, so that a list need not load them. May use
 * {@link org.ranvier.runtime.plugin} and {@link org.ranvier.runtime.read}.
 */
package org.ranvier.runtime.record;
