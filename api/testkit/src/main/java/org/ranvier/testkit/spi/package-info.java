/** What the test kit asks of the platform. Not for authors of plugins. */
package org.ranvier.testkit.spi;
