/** From numbers to places and labels. Uses no other package. */
package org.ranvier.figures.scale;
