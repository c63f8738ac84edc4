/**
 * The engine {@code spark}. It starts the driver of an application of Spark as a process of its own,
 * {@link org.ranvier.plugins.engines.spark.driver}, tells it the trials, and hears from it how they go on.
 */
package org.ranvier.plugins.engines.spark;
