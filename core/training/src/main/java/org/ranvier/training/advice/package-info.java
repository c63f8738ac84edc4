/** Diagnoses of probable problems with data or with a network, from what was observed of it, each in one sentence. */
package org.ranvier.training.advice;
