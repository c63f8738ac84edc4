/**
 * What runs within Spark: the driver of the application, and on its executors one task for each trial, which starts the
 * command of the trial as a process. Everything here is on a class path with Spark, and uses neither Ranvier's api nor
 * the rest of the plugin.
 */
package org.ranvier.plugins.engines.spark.driver;
