/**
 * Learning: delay learners, optimisers, schedules, surrogates, regularisers and structure learners.
 *
 * <p>Element-wise rules are equations, as in {@link org.ranvier.api.model}. A structure learner sees the synapses of a
 * projection as arrays, since which of them to drop is a question about all of them.
 */
package org.ranvier.api.learning;
