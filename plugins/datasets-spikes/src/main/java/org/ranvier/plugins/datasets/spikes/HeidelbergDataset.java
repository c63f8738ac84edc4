package org.ranvier.plugins.datasets.spikes;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset;

/** Common base of the two Heidelberg datasets: all but their files and their description. */
abstract class HeidelbergDataset implements Dataset {

    private final HeidelbergSet set;

    HeidelbergDataset(HeidelbergSet set) {
        this.set = set;
    }

    @Override
    public final String name() {
        return set.name();
    }

    @Override
    public final Schema schema() {
        return set.schema();
    }

    @Override
    public final List<DataSource> sources() {
        return List.of(set.source());
    }

    @Override
    public final Optional<Description> staticDescription(Settings settings) {
        return Optional.of(set.known());
    }

    @Override
    public final Opened open(Settings settings, DataFolders folders) {
        return set.open(settings.text("folder"), folders);
    }
}
