package org.ranvier.report.network;

import java.util.List;
import java.util.function.Supplier;
import org.ranvier.report.html.Section;

/** The sections that look into a network. */
public final class NetworkSections {

    private NetworkSections() {}

    /** Returns them; where the network could not be run, one section with the reason. */
    public static List<Section> of(Inspection.Outcome outcome) {
        return switch (outcome) {
            case Inspection.Outcome.Refused(String reason) ->
                List.of(Section.leftOut("network", "The trained network", reason));
            case Inspection.Outcome.Done(Inspection inspection) -> of(inspection);
        };
    }

    private static List<Section> of(Inspection inspection) {
        return List.of(
                section("answers", "Answers", () -> Answers.section(inspection)),
                section("samples", "Samples through the network", () -> Samples.section(inspection)),
                section("synapses", "Weights and delays before and after training", () -> Changes.synapses(inspection)),
                section("fields", "Receptive fields", () -> Fields.section(inspection)),
                section("neurons", "Neuron parameters", () -> Changes.neurons(inspection)),
                section("effort", "Spikes and synaptic operations", () -> Effort.section(inspection)));
    }

    /** A section that fails, as networks of others may do in ways that nobody thought of, costs no more than itself. */
    private static Section section(String id, String heading, Supplier<Section> made) {
        try {
            return made.get();
        } catch (RuntimeException e) {
            return Section.leftOut(id, heading, "this could not be made: " + e);
        }
    }
}
