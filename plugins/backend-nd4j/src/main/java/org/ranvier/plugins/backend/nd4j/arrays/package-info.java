/**
 * Arrays of the library: their memory, products, equations as operations on arrays, and parameters. Uses no other
 * package of the backend.
 */
package org.ranvier.plugins.backend.nd4j.arrays;
