package org.ranvier.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.bench.Variant;
import org.ranvier.bench.Workload;
import org.ranvier.bench.Workloads;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.runtime.PluginRuntime;

/** Shows the workloads. */
final class BenchList {

    private BenchList() {}

    static Outcome show(PluginRuntime plugins, Console console) {
        Set<String> learners = BenchCase.learners(plugins);
        Table table = new Table(0).row("workload", "variant", "what it is");
        List<Map<String, Object>> json = new ArrayList<>();
        for (Workload workload : Workloads.all()) {
            for (Variant variant : workload.variants()) {
                boolean first = variant.equals(workload.variants().getFirst());
                boolean installed = learners.contains(variant.learner());
                table.row(
                        first ? workload.name() : "",
                        variant.name(),
                        first ? workload.about() : installed ? "" : "no plugin offers this delay learner here");
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("workload", workload.name());
                entry.put("variant", variant.name());
                entry.put("about", workload.about());
                entry.put("installed", installed);
                json.add(entry);
            }
        }
        console.text().print(table.text(console.width()));
        return Outcome.success(Map.of("workloads", json));
    }
}
