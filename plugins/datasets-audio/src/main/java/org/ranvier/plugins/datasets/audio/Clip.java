package org.ranvier.plugins.datasets.audio;

/**
 * A sound file and what is known of it.
 *
 * @param path the file
 * @param label its class
 * @param speaker who speaks, empty when unknown
 * @param split the split that it belongs to
 */
record Clip(String path, int label, String speaker, String split) {}
