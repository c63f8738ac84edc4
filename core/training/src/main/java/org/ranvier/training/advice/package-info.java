/** What is probably wrong with data or with a network, from what was seen of it: one diagnosis, one sentence. */
package org.ranvier.training.advice;
