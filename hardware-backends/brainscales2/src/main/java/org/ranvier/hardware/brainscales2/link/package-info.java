/**
 * A chip behind a socket: lines of JSON, a server of any chip, and a client that is one. docs/brainscales2.md has the
 * protocol.
 */
package org.ranvier.hardware.brainscales2.link;
