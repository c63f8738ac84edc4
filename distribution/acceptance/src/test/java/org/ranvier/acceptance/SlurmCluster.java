package org.ranvier.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ranvier.testkit.Machine;

/**
 * A Slurm of one node on this machine, with its own ports and folders, which trusts everybody. Where there is none, a
 * test is skipped, or fails where {@code RANVIER_REQUIRE} names {@code slurm}.
 *
 * @param configuration its file
 * @param controller the process of slurmctld
 * @param node the process of slurmd
 */
record SlurmCluster(Path configuration, ChildProcess controller, ChildProcess node) implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    static SlurmCluster start(Path folder) throws Exception {
        Machine.require(
                "slurm",
                Program.find("slurmctld").filter(_ -> Program.find("sbatch").isPresent()));
        Path slurm = Files.createDirectories(folder.resolve("slurm"));
        String host = InetAddress.getLocalHost().getHostName().split("\\.")[0];
        String user = System.getProperty("user.name");
        Path file = Files.writeString(
                slurm.resolve("slurm.conf"), """
                ClusterName=test
                SlurmctldHost=%1$s(127.0.0.1)
                SlurmUser=%2$s
                SlurmdUser=%2$s
                AuthType=auth/none
                CredType=cred/none
                ProctrackType=proctrack/linuxproc
                TaskPlugin=task/none
                JobAcctGatherType=jobacct_gather/none
                SelectType=select/cons_tres
                SelectTypeParameters=CR_CPU
                SchedulerParameters=sched_interval=1,sched_min_interval=0
                ReturnToService=2
                KillWait=30
                StateSaveLocation=%3$s/state
                SlurmdSpoolDir=%3$s/spool
                SlurmctldPidFile=%3$s/ctld.pid
                SlurmdPidFile=%3$s/d.pid
                SlurmctldPort=%4$d
                SlurmdPort=%5$d
                NodeName=%1$s NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
                PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
                """.formatted(host, user, slurm, freePort(), freePort()));
        Map<String, String> environment = Map.of("SLURM_CONF", file.toString());
        Files.createDirectories(slurm.resolve("state"));
        Files.createDirectories(slurm.resolve("spool"));
        ChildProcess controller = ChildProcess.start(
                List.of(Program.find("slurmctld").orElseThrow().toString(), "-D"), slurm, environment);
        ChildProcess node =
                ChildProcess.start(List.of(Program.find("slurmd").orElseThrow().toString(), "-D"), slurm, environment);
        SlurmCluster cluster = new SlurmCluster(file, controller, node);
        cluster.awaitIdle();
        return cluster;
    }

    /** Waits until the node takes jobs. */
    private void awaitIdle() throws Exception {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        Result answer = run("sinfo", "--noheader", "--format=%t");
        while (!answer.stdout().strip().equals("idle")) {
            if (System.nanoTime() > end || !controller.isAlive() || !node.isAlive()) {
                close();
                throw new AssertionError("Slurm does not start: " + answer);
            }
            Thread.sleep(100);
            answer = run("sinfo", "--noheader", "--format=%t");
        }
    }

    Result run(String... command) throws IOException, InterruptedException {
        return ChildProcess.run(
                List.of(command), configuration.getParent(), Map.of("SLURM_CONF", configuration.toString()), TIMEOUT);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        node.close();
        controller.close();
    }
}
