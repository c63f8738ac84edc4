package org.ranvier.training.split;

import java.util.List;
import java.util.Optional;
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
 * @param fold the fold that is tested on, in a cross-validation
 */
public record DataSpec(
        ConfiguredComponent<Dataset> dataset,
        int limit,
        Share validation,
        Share test,
        List<String> validationGroups,
        List<String> testGroups,
        SignalSpec signals,
        Optional<Fold> fold) {

    /** Data that is not cross-validated. */
    public DataSpec(
            ConfiguredComponent<Dataset> dataset,
            int limit,
            Share validation,
            Share test,
            List<String> validationGroups,
            List<String> testGroups,
            SignalSpec signals) {
        this(dataset, limit, validation, test, validationGroups, testGroups, signals, Optional.empty());
    }

    /**
     * A share of a split.
     *
     * @param fraction of the examples, 0 for none
     * @param ofGroups whether it consists of whole groups, such as speakers; it is stratified by class otherwise
     */
    public record Share(double fraction, boolean ofGroups) {}

    /**
     * One of several folds, into which samples are divided once for all seeds, and each of which is tested on in turn.
     *
     * @param of how many there are, at least 2
     * @param number which of them is tested on, from 1
     * @param ofGroups whether folds consist of whole groups, such as speakers; they are stratified by class otherwise
     * @param over the samples that are divided; empty unless an experiment says so, which it must where the dataset has
     *     a test split of its own
     */
    public record Fold(int of, int number, boolean ofGroups, Optional<Over> over) {}

    /** The samples that are divided into folds. */
    public enum Over {
        /** Those for training and validation; a test split of the dataset is no part of any fold. */
        TRAIN,
        /** Those of all splits. */
        ALL
    }
}
