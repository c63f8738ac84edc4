/** The archives that people download: the assembled program with a Java of its own, and without. */
package org.ranvier.distribution.image;
