/**
 * Hardware besides running networks: where a network goes on it, what can be measured on it, and serving it to others.
 * Experimental: may change with any version.
 *
 * <p>Each is a contract of its own. Its name is that of the {@link org.ranvier.api.backend.Backend} that runs networks
 * on the hardware, and its settings are that backend's.
 */
package org.ranvier.api.hardware;
