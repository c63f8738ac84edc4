/** What the compiler makes of an experiment, for people to read. */
package org.ranvier.training.explain;
