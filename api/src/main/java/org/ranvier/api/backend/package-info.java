/**
 * Contract of backends: what they can do, the programs that they make of a {@linkplain org.ranvier.api.plan plan}, and
 * runs of batches.
 */
package org.ranvier.api.backend;
