/** Services that the test kit needs from the platform. Not for plugin authors. */
package org.ranvier.testkit.spi;
