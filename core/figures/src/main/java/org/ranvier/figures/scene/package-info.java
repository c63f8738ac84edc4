/** What is to be drawn, without saying as what: shapes, texts and pictures on a canvas. Uses no other package. */
package org.ranvier.figures.scene;
