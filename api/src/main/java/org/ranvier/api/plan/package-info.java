/**
 * Networks as backends get them: the {@linkplain org.ranvier.api.plan.NetworkPlan plan}, its parameters, and its
 * equations lowered to flat lists of scalar operations.
 *
 * <p>The platform makes these values and backends read them. Their constructors belong to the platform: a later version
 * may add components, which breaks no backend that reads the values.
 */
package org.ranvier.api.plan;
