package org.ranvier.plugins.datasets.spikes.recording;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * The channels of all files of a dataset: their number, which the user says or the files tell, and their names.
 *
 * @param count how many channels there are before polarity
 * @param names their names, or empty where they are numbers
 * @param polarity what becomes of the polarity of events
 */
public record ChannelNumbers(int count, List<String> names, Polarity polarity) {

    /** More than any sensor of one line; a camera's channels are set, since their number is known. */
    private static final int MOST_TOLD = 1 << 16;

    /**
     * Finds them.
     *
     * @param said the number that the user has said, or 0
     */
    public static ChannelNumbers of(int said, Polarity polarity, Collection<Recordings> files) {
        if (files.stream().allMatch(file -> file.channels().isEmpty())) {
            int told = files.stream().mapToInt(ChannelNumbers::told).max().orElse(1);
            if (said == 0 && told > MOST_TOLD) {
                throw new RanvierException(Problem.data(
                        "dataset spikes",
                        "the largest channel is " + (told - 1) + ", which makes " + told + " channels",
                        "set channels: " + told + " if that is right, or mend the files"));
            }
            return new ChannelNumbers(said == 0 ? told : said, List.of(), polarity);
        }
        if (files.stream().anyMatch(file -> file.channels().isEmpty())) {
            throw new RanvierException(Problem.data(
                    "dataset spikes",
                    "channels have names in one file and numbers in another",
                    "write them alike in all files"));
        }
        List<String> first = files.iterator().next().channels();
        List<String> names = files.stream().allMatch(file -> file.channels().equals(first))
                ? first
                : files.stream()
                        .flatMap(file -> file.channels().stream())
                        .distinct()
                        .sorted(Comparator.naturalOrder())
                        .toList();
        if (said != 0 && said != names.size()) {
            throw new RanvierException(Problem.usage(
                    "dataset spikes",
                    "channels is " + said + ", but the files name " + names.size() + " channels",
                    "leave it out"));
        }
        return new ChannelNumbers(names.size(), names, polarity);
    }

    /** How many channels a file's events need. */
    private static int told(Recordings file) {
        int largest = IntStream.of(file.events().channel()).max().orElse(0);
        return (file.coded() ? largest / 2 : largest) + 1;
    }

    /** Returns a file's recordings on these channels. */
    public Recordings apply(Recordings file) {
        int[] number = file.channels().stream().mapToInt(names::indexOf).toArray();
        Events events = file.events();
        int[] all = events.where(i -> true);
        Events renumbered = file.coded()
                ? polarity.decode(events.onChannels(
                        2 * count, all, c -> number.length == 0 ? c : 2 * number[c / 2] + c % 2))
                : events.onChannels(count, all, c -> number.length == 0 ? c : number[c]);
        return new Recordings(renumbered, file.labels(), file.groups(), file.splits(), List.of(), false, file.unread());
    }

    /** How many channels samples have. */
    public int inputs() {
        return polarity == Polarity.CHANNELS ? 2 * count : count;
    }

    /** The names of the channels of samples; empty where they are numbers. */
    public List<String> inputNames() {
        return polarity == Polarity.CHANNELS
                ? names.stream()
                        .flatMap(name -> java.util.stream.Stream.of(name + " on", name + " off"))
                        .toList()
                : names;
    }
}
