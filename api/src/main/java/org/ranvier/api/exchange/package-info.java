/**
 * Networks that leave for other tools and come from them. Experimental: may change with any version.
 *
 * <p>An exporter takes a {@linkplain org.ranvier.api.plan.TrainedNetwork trained network}; an importer names components
 * and their numbers.
 */
package org.ranvier.api.exchange;
