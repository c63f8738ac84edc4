package org.ranvier.training.report;

/**
 * A network that always answers the class that most training samples have: what every other one has to beat.
 *
 * @param name the name of that class
 * @param train its share of the training samples
 * @param validation the validation accuracy of that answer, a fraction
 * @param test its test accuracy; NaN where there is no test split
 * @param misleading whether classes are so uneven that its accuracy looks like success
 */
public record Majority(String name, double train, double validation, double test, boolean misleading) {}
