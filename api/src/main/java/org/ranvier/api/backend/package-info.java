/**
 * For authors of backends: the {@linkplain org.ranvier.api.backend.NetworkPlan plan} of a network, its equations
 * lowered to flat lists of scalar operations, and the program that a backend makes of it.
 */
package org.ranvier.api.backend;
