/**
 * Signatures of plugins and indexes: Ed25519, detached, in a text that people can read. A jar is signed by its SHA-256,
 * a plugin with several files by that of its descriptor, which has the SHA-256 of all others; so a signature holds
 * however the plugin is packed.
 */
package org.ranvier.install.sign;
