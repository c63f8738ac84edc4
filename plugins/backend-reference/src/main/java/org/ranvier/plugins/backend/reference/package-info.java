/**
 * The reference backend and its programs. Below lie {@code clock}, for networks that run tick by tick, and
 * {@code event}, for those that spikes drive; neither knows the other, and both use {@code plan}.
 */
package org.ranvier.plugins.backend.reference;
