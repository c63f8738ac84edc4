/**
 * Building blocks that backends share: parameter stores, the protocol of programs and sessions, neurons and kernels of
 * delays interpreted in double precision, and parallel loops whose results do not depend on the number of threads.
 * {@code docs/write-a-backend.md} shows a whole backend made of them.
 *
 * <p>Status: maintained. It follows the version of the api and changes only with a note in the change log; nothing in
 * it is a contract that a backend has to use.
 */
package org.ranvier.support;
