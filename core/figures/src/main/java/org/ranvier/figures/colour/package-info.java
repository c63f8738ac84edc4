/** The colours of themes and maps. Uses {@link org.ranvier.figures.scene}. */
package org.ranvier.figures.colour;
