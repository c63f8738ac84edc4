/** Whose plugins a person installs, and whether one may be installed. */
package org.ranvier.install.trust;
