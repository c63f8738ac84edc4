/** Datasets as people have them: imported under a name, and the unit that their times are likely in. */
package org.ranvier.training.data;
