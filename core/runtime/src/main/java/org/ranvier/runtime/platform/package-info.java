/** What the runtime takes of the Java that it runs on. */
package org.ranvier.runtime.platform;
