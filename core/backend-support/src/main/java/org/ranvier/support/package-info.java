/**
 * Shared by backends: {@linkplain org.ranvier.support.Parallel parallel loops} whose results do not depend on the
 * number of threads, and {@linkplain org.ranvier.support.SynapseIndex indices of synapses}.
 *
 * <p>Status: maintained. It follows the version of the api and changes only with a note in the change log; nothing in
 * it is a contract that a backend has to use.
 */
package org.ranvier.support;
