/**
 * From the description of a network to the plan that backends carry out: {@link org.ranvier.training.plan.PlanBuilder}
 * compiles the equations and lays out parameters, with where each starts.
 */
package org.ranvier.training.plan;
