package org.ranvier.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.cli.process.Environment;

/**
 * Looks for data in one folder after the other.
 *
 * @param searched the folders, whether they exist or not
 */
public record DataFoldersLookup(List<Path> searched) implements DataFolders {

    public static final String VARIABLE = "RANVIER_DATA";

    public DataFoldersLookup {
        searched = List.copyOf(searched);
    }

    /** The folders given by option, then those of the variable, then the person's cache. */
    static DataFoldersLookup of(List<Path> given, Environment environment) {
        List<Path> folders = new ArrayList<>(given);
        folders.addAll(environment.folders(VARIABLE));
        folders.add(environment.cacheFolder());
        return new DataFoldersLookup(folders);
    }

    /** Names the command that fetches it. */
    @Override
    public String howToGet(DataSource source) {
        return "fetch it with: ranvier data get " + source.name();
    }

    @Override
    public Optional<Path> find(String relative) {
        return searched.stream()
                .map(folder -> folder.resolve(relative))
                .filter(Files::exists)
                .findFirst();
    }
}
