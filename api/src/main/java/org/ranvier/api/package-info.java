/** Shared by every contract: components and their settings, problems, and random numbers. */
package org.ranvier.api;
