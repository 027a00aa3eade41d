package dev.rearview.jobs.bench;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Asks nfdump, which reads every file that nfcapd wrote. */
final class NfdumpAsker implements Asker {
  private final String name;
  private final Path files;
  private final Path scratch;

  /**
   * Asks about a directory.
   *
   * @param name its name in the table
   * @param files directory with nfcapd's files and nothing else
   * @param scratch directory for what it prints
   */
  NfdumpAsker(String name, Path files, Path scratch) {
    this.name = name;
    this.files = files;
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Asked ask(Question question) {
    List<String> command = new ArrayList<>(List.of("nfdump", "-R", files.toString()));
    // Plain numbers, whole IPv6 addresses, no head and no sums.
    command.addAll(List.of("-N", "-6", "-q"));
    command.addAll(question.nfdumpArguments());
    MeasuredCommand done = MeasuredCommand.run(scratch, command);
    try (Stream<String> lines = Files.lines(done.output())) {
      return new Asked(
          question.nfdumpOutput().answer(lines), done.wallSeconds(), done.cpuSeconds(), 0);
    } catch (IOException e) {
      throw new RearviewException("cannot read what nfdump printed: " + e.getMessage(), e);
    }
  }

  /** Flows in the files. */
  long flows() {
    return Long.parseLong(ask(Question.COUNT).answer().rows().get(0).get(0));
  }

  @Override
  public void close() {
    // Each answer has a process of its own.
  }
}
