/** Components of plugins as a file asks for them: found, with their settings, and with where their parameters start. */
package org.ranvier.training.component;
