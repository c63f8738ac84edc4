/** Asks backends whether they carry a network, and words what they refuse. */
package org.ranvier.training.backend;
