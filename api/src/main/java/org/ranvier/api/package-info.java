/** What every contract shares: components and their settings, problems, and random numbers. */
package org.ranvier.api;
