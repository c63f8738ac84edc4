/**
 * Tables of papers, computed again: a file says which experiments make the rows and which figures go with them; rows
 * are run as {@link org.ranvier.training.trial series} of ordinary runs, as far as their data is at hand. Uses
 * {@link org.ranvier.training} to check experiments and {@link org.ranvier.training.statistics} to sum up.
 */
package org.ranvier.training.paper;
