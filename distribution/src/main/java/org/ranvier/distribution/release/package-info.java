/** A release as a folder: signed downloads, a Maven repository, plugins by version, and notes. */
package org.ranvier.distribution.release;
