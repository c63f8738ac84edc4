package org.ranvier.plugins.engines.spark.driver;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A trial as the driver is told of it: a command and where to start it. Serializable, as Spark sends it to an executor.
 *
 * @param name of the trial
 * @param description what the pages of Spark show of it
 * @param folder in which the command is started, on every node
 * @param log the file for what it prints
 * @param command word by word
 */
public record Job(String name, String description, String folder, String log, List<String> command)
        implements Serializable {

    /** Creates a trial. */
    public Job {
        command = new ArrayList<>(command);
    }

    /** Writes trials, as {@link #read} reads them. */
    public static void write(List<Job> jobs, DataOutputStream out) throws IOException {
        out.writeInt(jobs.size());
        for (Job job : jobs) {
            out.writeUTF(job.name);
            out.writeUTF(job.description);
            out.writeUTF(job.folder);
            out.writeUTF(job.log);
            out.writeInt(job.command.size());
            for (String word : job.command) {
                out.writeUTF(word);
            }
        }
        out.flush();
    }

    static List<Job> read(DataInputStream in) throws IOException {
        List<Job> jobs = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            String name = in.readUTF();
            String description = in.readUTF();
            String folder = in.readUTF();
            String log = in.readUTF();
            List<String> command = new ArrayList<>();
            for (int words = in.readInt(); words > 0; words--) {
                command.add(in.readUTF());
            }
            jobs.add(new Job(name, description, folder, log, command));
        }
        return jobs;
    }
}
