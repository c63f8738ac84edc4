package org.ranvier.training.split;

import java.util.List;
import org.ranvier.api.data.Dataset;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.signal.SignalSpec;

/**
 * The data to learn from, and its division.
 *
 * @param limit at most so many examples of each split, chosen by the seed
 * @param validation what of the training split validates, where nothing else says what does
 * @param test what of the training split is tested on, where nothing else says what is; may be nothing
 * @param validationGroups the groups that validate; empty unless an experiment names them
 * @param testGroups the groups that are tested on, whatever split their examples belong to; empty unless an experiment
 *     names them
 * @param signals how samples are prepared for the encoder
 */
public record DataSpec(
        ConfiguredComponent<Dataset> dataset,
        int limit,
        Share validation,
        Share test,
        List<String> validationGroups,
        List<String> testGroups,
        SignalSpec signals) {

    /**
     * A share of a split.
     *
     * @param fraction of the examples, 0 for none
     * @param ofGroups whether it consists of whole groups, such as speakers; it is stratified by class otherwise
     */
    public record Share(double fraction, boolean ofGroups) {}
}
