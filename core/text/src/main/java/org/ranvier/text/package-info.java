/**
 * Support for text: what users may mistype (names of plugins, keys of files, words of the command line), what strangers
 * wrote, and why a disk did not do something.
 */
package org.ranvier.text;
