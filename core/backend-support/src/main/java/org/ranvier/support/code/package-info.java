/** Lowered code interpreted in double precision, scalars taken out of it, and the random numbers that it draws. */
package org.ranvier.support.code;
