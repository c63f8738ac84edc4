/** Support for text that users may mistype: names of plugins, keys of files and words of the command line. */
package org.ranvier.text;
