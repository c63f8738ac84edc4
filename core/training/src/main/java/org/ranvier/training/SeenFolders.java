package org.ranvier.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset.DataFolders;

/** Data folders that know whether something was found in them. */
final class SeenFolders implements DataFolders {

    private final DataFolders folders;
    private boolean something;

    SeenFolders(DataFolders folders) {
        this.folders = folders;
    }

    /** Whether something was found. */
    boolean something() {
        return something;
    }

    @Override
    public Optional<Path> find(String relative) {
        Optional<Path> found = folders.find(relative);
        something |= found.isPresent();
        return found;
    }

    @Override
    public String howToGet(DataSource source) {
        return folders.howToGet(source);
    }

    @Override
    public List<Path> searched() {
        return folders.searched();
    }
}
