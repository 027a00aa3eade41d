package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One long-running process of an instance: started so that it outlives the command line, found
 * again by its pid file.
 *
 * <p>Its rolling log is {@code log/<name>.log}; what it prints beside that goes to {@code
 * log/<name>.out}.
 */
public final class ManagedProcess {

  private static final List<Path> SETSID =
      List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

  /** The kernel ends a killed process at once, unless it waits for a disk that does not answer. */
  private static final Duration KILL_PATIENCE = Duration.ofSeconds(30);

  private final ProcessName name;
  private final Instance instance;
  private final PidFile pidFile;

  /** The process {@code name} of {@code instance}, running or not. */
  public ManagedProcess(ProcessName name, Instance instance) {
    this.name = name;
    this.instance = instance;
    this.pidFile = new PidFile(instance.run(), name);
  }

  /** Its name. */
  public ProcessName name() {
    return name;
  }

  /** The operating system's handle while it runs. */
  public Optional<ProcessHandle> live() {
    return pidFile.live();
  }

  /** Whether it was started and has died since, by itself or by somebody else's hand. */
  public boolean died() {
    return pidFile.recorded() && live().isEmpty();
  }

  /** Its rolling log. */
  public Path logFile() {
    return instance.log().resolve(name.label() + ".log");
  }

  /** Whether it has written to its log since it was started. */
  boolean hasLogged() {
    Optional<Instant> start = live().flatMap(process -> process.info().startInstant());
    long logged = logFile().toFile().lastModified();
    return start.isPresent() && logged >= start.get().toEpochMilli();
  }

  /**
   * What it printed since it was last started: empty unless the JVM itself or the logging failed.
   */
  public Path outputFile() {
    return instance.log().resolve(name.label() + ".out");
  }

  /** Starts it. The caller has made sure that it does not run. */
  public void start(List<String> command, Map<String, String> environment) {
    List<String> detached = new ArrayList<>();
    // A session of its own: Ctrl-C in the terminal must not reach it.
    SETSID.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .ifPresent(detached::add);
    detached.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(detached).directory(instance.root().toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(outputFile().toFile());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      pidFile.write(process.toHandle());
    } catch (IOException e) {
      throw new RearviewException("cannot start the " + name.label() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Ends it: SIGTERM, and SIGKILL when {@code patience} is over. Returns false if it had to be
   * killed.
   */
  public boolean stop(Duration patience) {
    Optional<ProcessHandle> running = live();
    boolean clean = running.isEmpty() || end(running.get(), patience);
    pidFile.delete();
    return clean;
  }

  /** Those of its two files that hold something: what it printed, then its rolling log. */
  public List<Path> written() {
    return Stream.of(outputFile(), logFile()).filter(file -> file.toFile().length() > 0).toList();
  }

  /** The last lines of the first of {@link #written()}, for the message about its death. */
  public String lastWords(int lines) {
    Optional<Path> file = written().stream().findFirst();
    if (file.isEmpty()) {
      return "it said nothing";
    }
    try (Stream<String> content = Files.lines(file.get())) {
      List<String> all = content.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException | RuntimeException e) {
      return file.get() + " cannot be read: " + e.getMessage();
    }
  }

  private static boolean end(ProcessHandle process, Duration patience) {
    process.destroy();
    if (Liveness.ends(process, patience)) {
      return true;
    }
    process.destroyForcibly();
    if (!Liveness.ends(process, KILL_PATIENCE)) {
      throw new RearviewException("process " + process.pid() + " does not end even when killed");
    }
    return false;
  }
}
