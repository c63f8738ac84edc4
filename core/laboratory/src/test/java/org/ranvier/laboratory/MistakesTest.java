package org.ranvier.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake fails the test that is about it, and what is right fails none. */
class MistakesTest {

    /** Where a mistake leaves little that works. */
    private static final String MORE = "…";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Initializers | DescribedByASentence | textsArePhrases
            Initializers | DescribedByAnArticle | textsArePhrases
            Initializers | DescribedInTwoLines | textsArePhrases
            Initializers | CamelCase | namesAreWordsOfAFile
            Initializers | Hidden | aServiceLoaderCanMakeIt
            Initializers | ChangingSchema | theSchemaIsAlwaysTheSame
            Initializers | DocumentedBySentence | textsArePhrases
            Initializers | FlagWithoutWhether | textsArePhrases
            Initializers | ChoiceTwice | everySettingIsWellFormed
            Initializers | SettingInCamelCase | everySettingIsWellFormed
            Initializers | DefaultOutOfRange | everySettingIsWellFormed …
            Initializers | Null | nothingThatItAnswersIsNull …
            Initializers | InfiniteForOneSynapse | multiplesLieOnTheirGridAndInTheirInterval valuesAreFinite
            Initializers | ReadsTheNumberItStarts | multiplesLieOnTheirGridAndInTheirInterval valuesAreFinite
            Initializers | OtherEachTime | theExpressionIsAlwaysTheSame
            Initializers | OffTheGrid | multiplesLieOnTheirGridAndInTheirInterval
            Initializers | BeyondItsInterval | multiplesLieOnTheirGridAndInTheirInterval
            Optimizers | DecaysAll | withoutAGradientNothingMovesButDecays
            Optimizers | GrowsWeights | withoutAGradientNothingMovesButDecays
            Optimizers | Drifts | withoutAGradientNothingMovesButDecays
            Optimizers | IgnoresTheRate | aRateOfZeroMovesNothing
            Optimizers | DividesByNothing | numbersStayFinite withoutAGradientNothingMovesButDecays
            Optimizers | ForgetsASlot | itGoesDownhill …
            Optimizers | OtherEachTime | theRuleIsAlwaysTheSame
            Optimizers | AsksForMore | theRuleIsAlwaysTheSame …
            Optimizers | StopsTooSoon | itGoesDownhill
            Optimizers | LeavesDelaysOut | itGoesDownhill
            Regularizers | Reward | penaltiesAreFiniteAndNotNegative somethingIsPenalised
            Regularizers | WithoutGradient | gradientsAreSlopes
            Regularizers | Nothing | somethingIsPenalised
            Regularizers | InfiniteAtZero | penaltiesAreFiniteAndNotNegative
            Regularizers | ReadsTheGradient | gradientsAreSlopes penaltiesAreFiniteAndNotNegative somethingIsPenalised
            Regularizers | OtherEachTime | gradientsAreSlopes thePenaltyIsAlwaysTheSame
            Schedules | Negative | factorsAreFiniteAndNotNegative
            Schedules | DividesByEpochs | factorsAreFiniteAndNotNegative someStepIsTaken
            Schedules | FollowsWhatIsNoNumber | factorsAreFiniteAndNotNegative
            Schedules | NeedsAResult | factorsAreFiniteAndNotNegative resumedRunsHaveTheSameFactors someStepIsTaken
            Schedules | Counts | resumedRunsHaveTheSameFactors
            Schedules | NeverStarts | someStepIsTaken
            Connectivities | TheOtherWayRound | synapsesLieBetweenThePopulations
            Connectivities | WithoutASeed | theSameSeedConnectsTheSameNeurons
            Connectivities | WithoutAStream | projectionsDifferWhereSeedsDo
            Connectivities | OutOfOrder | projectionsDifferWhereSeedsDo synapsesLieBetweenThePopulations theSameSeedConnectsTheSameNeurons
            Weights | BothSigns | signsStayWhereTheyAreSaidTo
            Weights | Logarithm | gradientsAreSlopes signsStayWhereTheyAreSaidTo weightsAreFinite
            Weights | Drawn | gradientsAreSlopes signsStayWhereTheyAreSaidTo weightsAreFinite
            Weights | AllOfThePresynapticNeuron | onlyParametersBelongToPresynapticNeurons
            Structures | Backwards | dropsAreSynapsesInAscendingOrder
            Structures | OneTooMany | dropsAreSynapsesInAscendingOrder
            Structures | SortsInPlace | rulesArePure
            Structures | CountsSteps | rulesArePure
            Structures | NeverRewires | synapsesChangeAtSomeStep
            Structures | StartsBelowZero | grownSynapsesStartWhereTheyCanAct
            Structures | WithoutScores | gradientsHaveScores
            Datasets | OtherShape | examplesAreWhatTheDescriptionSays
            Datasets | NotFinite | examplesAreWhatTheDescriptionSays
            Datasets | ChannelTooMany | examplesAreWhatTheDescriptionSays
            Datasets | OneClassTooFew | examplesAreWhatTheDescriptionSays
            Datasets | OtherLabels | labelsAndGroupsAreThoseOfTheExamples
            Datasets | OtherEachTime | examplesAreAlwaysTheSame severalThreadsReadTheSame
            Datasets | WithoutTrainingSplit | splitsHaveExamples
            Datasets | Endless | whatIsNoIndexHasNoExample
            Datasets | ThrowsWhereFilesAreMissing | filesThatAreMissingAreNamed …
            Datasets | SaysLittleOfMissingFiles | filesThatAreMissingAreNamed …
            Datasets | KnewAnotherShape | theDescriptionIsComplete
            Datasets | TwinClasses | theDescriptionIsComplete
            Datasets | SourceWithoutLicence | sourcesSayWhoseTheyAre
            """)
    void fails(String components, String mistake, String tests) {
        Set<String> expected =
                new TreeSet<>(List.of(tests.replace(MORE, "").strip().split(" ")));

        Set<String> failing = UnderTest.failing(contract(components), component(components, mistake));

        assertThat(failing).containsAll(expected);
        if (!tests.endsWith(MORE)) {
            assertThat(failing).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Optimizers",
                "Initializers",
                "Regularizers",
                "Schedules",
                "Connectivities",
                "Weights",
                "Structures",
                "Datasets"
            })
    void passes(String components) {
        assertThat(UnderTest.failing(contract(components), component(components, "Right")))
                .isEmpty();
    }

    @Test
    void aDecayOfWeightsPasses() {
        assertThat(UnderTest.failing(Contracts.Optimizers.class, MistakenOptimizers.RightDecay.class))
                .isEmpty();
    }

    private static Class<?> contract(String components) {
        return named("Contracts$" + components);
    }

    private static Class<?> component(String components, String mistake) {
        String mistaken = components.equals("Connectivities") ? "Connectivity" : components;
        return named("Mistaken" + mistaken + "$" + mistake);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName("org.ranvier.laboratory." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
