/** Takes plugins out of archives and folders within {@linkplain org.ranvier.install.archive.Limits limits}. */
package org.ranvier.install.archive;
