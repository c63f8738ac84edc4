/** Files from folders, from the web and from Maven repositories. */
package org.ranvier.install.source;
