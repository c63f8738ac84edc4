/**
 * For authors of backends: the {@linkplain org.ranvier.api.backend.NetworkPlan plan} of a network, its equations
 * lowered to flat lists of scalar operations, and the program that a backend makes of it.
 *
 * <p>Types: more than twenty, because an author of a backend reads them together: a program is made of a plan, and a
 * plan is nothing without its lowered equations.
 */
package org.ranvier.api.backend;
