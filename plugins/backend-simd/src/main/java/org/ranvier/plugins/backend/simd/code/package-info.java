/**
 * Equations as machine code: scalar code is expanded to operations on vectors, divided where it is long, written to
 * hidden classes, and run over signals and arrays. Hidden classes are defined in this room. Uses {@code lanes}.
 */
package org.ranvier.plugins.backend.simd.code;
