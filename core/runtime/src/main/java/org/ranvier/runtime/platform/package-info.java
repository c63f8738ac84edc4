/** Access to parts of the Java that the runtime runs on. */
package org.ranvier.runtime.platform;
