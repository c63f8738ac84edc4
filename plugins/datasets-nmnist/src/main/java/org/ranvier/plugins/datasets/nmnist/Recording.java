package org.ranvier.plugins.datasets.nmnist;

/**
 * A file and what is known of it.
 *
 * @param path the file
 * @param label the digit
 * @param split the split that it belongs to
 */
record Recording(String path, int label, String split) {}
