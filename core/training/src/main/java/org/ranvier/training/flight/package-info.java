/** Events of trainings for Java's flight recorder. */
package org.ranvier.training.flight;
