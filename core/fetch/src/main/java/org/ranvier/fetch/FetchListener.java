package org.ranvier.fetch;

import org.ranvier.api.data.RemoteFile;

/** Is told how fetching goes. Calls come from one thread at a time. */
public interface FetchListener {

    /** Some bytes of a file are here now; fewer than before when it had to be begun anew. */
    void reached(RemoteFile file, long bytes);

    /**
     * Something that a person may want to know: another address is tried, a pause is made. One clause without a full
     * stop.
     */
    void note(String clause);

    /** A file is complete, was found right, and has its name. */
    void finished(RemoteFile file, String from);
}
