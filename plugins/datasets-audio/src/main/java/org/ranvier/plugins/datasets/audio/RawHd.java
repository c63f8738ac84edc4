package org.ranvier.plugins.datasets.audio;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;

/**
 * The Heidelberg Digits as sounds, from which SHD was made: the digits 0…9 in English and German by twelve speakers, in
 * FLAC files {@code audio/lang-english_speaker-00_trial-0_digit-0.flac}.
 *
 * <p>The lists {@code train_filenames.txt} and {@code test_filenames.txt} tell the splits; two of the speakers are only
 * in the test part. German digits are the classes 10…19. The speaker is the group of an example.
 *
 * <p>Source: B. Cramer, Y. Stradmann, J. Schemmel, F. Zenke, "The Heidelberg spiking data sets for the systematic
 * evaluation of spiking neural networks", IEEE TNNLS 33(7), 2022.
 */
public final class RawHd implements Dataset {

    private static final Pattern RECORDING =
            Pattern.compile("(?:.*/)?lang-(english|german)_speaker-([0-9]+)_trial-[0-9]+_digit-([0-9])\\.flac");
    private static final int DIGITS = 10;
    private static final SortedMap<String, String> LISTS = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("train", "train_filenames.txt", "test", "test_filenames.txt")));

    @Override
    public String name() {
        return "rawhd";
    }

    @Override
    public String description() {
        return "spoken digits in two languages, from FLAC files (Heidelberg Digits)";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.text(
                        "folder",
                        "folder that holds the lists and the folder 'audio', or their archive, within the data folders")
                .withDefault("rawhd"));
    }

    @Override
    public Optional<Description> staticDescription(Settings settings) {
        return Optional.of(describe());
    }

    private static Description describe() {
        List<String> classes = Stream.of("english", "german")
                .flatMap(language -> IntStream.range(0, DIGITS).mapToObj(digit -> language + " " + digit))
                .toList();
        return Description.of("Heidelberg Digits", Speech.SHAPE)
                .withClasses(classes)
                .withLicence("CC BY 4.0")
                .withSource(
                        "Cramer, Stradmann, Schemmel & Zenke, The Heidelberg spiking data sets, IEEE TNNLS 33(7), 2022");
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        Path folder = Places.folder(
                folders,
                settings.text("folder"),
                name(),
                "put hd_audio.tar.gz of https://zenkelab.org/datasets there, or unpack it there");
        SoundFiles files = Places.files(folder);
        Map<String, String> byName = new HashMap<>();
        files.paths().stream().filter(RECORDING.asMatchPredicate()).forEach(path -> byName.put(nameOf(path), path));
        List<Clip> clips = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        LISTS.forEach((split, list) -> files.paths().stream()
                .filter(isNamed(list))
                .findFirst()
                .ifPresentOrElse(
                        path -> read(files, path, split, byName, clips, problems),
                        () -> problems.add(Problem.data(
                                folder.toString(),
                                "there is no " + list,
                                "unpack the whole of hd_audio.tar.gz there"))));
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        return Speech.of(describe(), files, clips);
    }

    private static Predicate<String> isNamed(String name) {
        return path -> nameOf(path).equals(name);
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void read(
            SoundFiles files,
            String list,
            String split,
            Map<String, String> byName,
            List<Clip> clips,
            List<Problem> problems) {
        int line = 0;
        List<Integer> missing = new ArrayList<>();
        for (String text :
                new String(files.read(list), StandardCharsets.UTF_8).lines().toList()) {
            line++;
            String path = byName.get(nameOf(text.strip()));
            if (path != null) {
                clips.add(clip(path, split));
            } else if (!text.isBlank()) {
                missing.add(line);
            }
        }
        if (!missing.isEmpty()) {
            problems.add(Problem.data(
                    files.place(list) + ":" + missing.getFirst(),
                    missing.size() + " of its files are not here, or not named like a recording of the set",
                    "unpack the whole of hd_audio.tar.gz there"));
        }
    }

    private static Clip clip(String path, String split) {
        Matcher name = RECORDING.matcher(path);
        if (!name.matches()) {
            throw new IllegalArgumentException(path);
        }
        int digit = Integer.parseInt(name.group(3));
        return new Clip(path, name.group(1).equals("german") ? digit + DIGITS : digit, name.group(2), split);
    }
}
