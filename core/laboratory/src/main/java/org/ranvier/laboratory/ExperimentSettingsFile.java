package org.ranvier.laboratory;

import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.testkit.spi.SettingsFile;

/** Settings through the text that a run keeps of its experiment. */
public final class ExperimentSettingsFile implements SettingsFile {

    private static final String NAME = "experiment.yaml";

    @Override
    public Settings throughAFile(Schema schema, Settings settings) {
        String text = ConfigWriter.write(ConfigTree.of(Place.of(NAME), settings.asMap()));
        Problems problems = new Problems();
        Settings read;
        try (ConfigReader reader = new ConfigReader((Mapping) ConfigParser.parse(NAME, text), problems)) {
            read = Settings.of(
                    schema, reader.settings(withoutParameters(schema)).structural());
        }
        problems.throwIfAny();
        return read;
    }

    /** Parameters are numbers of the network, not settings that shape it. */
    private static Schema withoutParameters(Schema schema) {
        return Schema.of(schema.settings().stream()
                .filter(setting -> setting.kind() != Setting.Kind.PARAMETER)
                .toArray(Setting[]::new));
    }
}
