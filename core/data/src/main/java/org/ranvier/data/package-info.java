/**
 * Arrays on disk, in the formats that the field reads.
 *
 * <p>{@link org.ranvier.data.NdArray} is what goes in and comes out; {@link org.ranvier.data.Npy},
 * {@link org.ranvier.data.Npz} and {@link org.ranvier.data.Safetensors} read and write it. Reading trusts no number
 * that a file states before it is compared with the file's size, and reports what is wrong as
 * {@link org.ranvier.api.Problem.Kind#DATA}. Writing replaces a file as a whole or not at all.
 */
package org.ranvier.data;
