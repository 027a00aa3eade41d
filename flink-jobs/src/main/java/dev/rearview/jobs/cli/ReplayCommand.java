package dev.rearview.jobs.cli;

import dev.rearview.jobs.gateway.Replay;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rearview replay}: captures into the archive. */
@Command(
    name = "replay",
    description = {
      "Copy what captures hold into the archive: flows and all else, or nothing.",
      "Captures are pcap, pcapng, IPFIX files, and files that are one NetFlow, IPFIX or sFlow",
      "payload; each may be gzipped. Flows keep the receive times of the capture, or get the time",
      "at which a payload was sent. A damaged capture is an error; one that only ends inside its last",
      "record is replayed up to there, with a warning."
    })
final class ReplayCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Captures, oldest first.")
  private List<Path> files;

  @Option(
      names = "--again",
      description = "Replay files that were replayed before: their flows will count twice.")
  private boolean again;

  @ParentCommand private Rearview parent;

  @Override
  public Integer call() {
    new Replay(parent.instance(), System.out, System.err, Terminal.isWatched()).run(files, again);
    return 0;
  }
}
