/**
 * Recordings of sound as datasets: published ones and folders of one's own, from archives, WAV and FLAC files.
 *
 * <p>Types: more than twenty, because every dataset reads any of the formats, and all of them give the same sound.
 */
package org.ranvier.plugins.datasets.audio;
