package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.PortBinding;
import dev.rearview.jobs.settings.PortPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The processes of one instance as a whole: brings up what does not run, and takes down what does.
 *
 * <p>Bringing up is idempotent, and the cure for any process that died.
 */
public final class Cluster {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private final Instance instance;
  private final Progress progress;
  private final JobManagerClient jobManager;
  private final Map<ProcessName, ManagedProcess> processes = new EnumMap<>(ProcessName.class);

  /** The processes of {@code instance}. */
  public Cluster(Instance instance, Progress progress) {
    this.instance = instance;
    this.progress = progress;
    this.jobManager = new JobManagerClient(instance.settings().flinkRest());
    for (ProcessName name : ProcessName.values()) {
      processes.put(name, new ManagedProcess(name, instance));
    }
  }

  /** One of its processes. */
  public ManagedProcess process(ProcessName name) {
    return processes.get(name);
  }

  /** Its JobManager's REST interface. */
  public JobManagerClient jobManager() {
    return jobManager;
  }

  /** The processes that run. */
  public List<ManagedProcess> running() {
    return processes.values().stream().filter(process -> process.live().isPresent()).toList();
  }

  /**
   * Starts what does not run, and waits until all of it works.
   *
   * @throws RearviewException also once all of it works, as a wrong input, if the site's files are
   *     wrong and the collector's listeners those of an earlier time
   */
  public void up(Distribution distribution) {
    instance.prepare();
    InstanceLock.holding(
        instance, () -> withListeners(distribution, () -> startMissing(distribution)));
  }

  /** Starts one process alone, as the whole instance would run it, and waits until it works. */
  public void up(ProcessName name, Distribution distribution) {
    instance.prepare();
    Runnable start = () -> startAlone(process(name), distribution);
    InstanceLock.holding(
        instance, name == ProcessName.COLLECTOR ? () -> withListeners(distribution, start) : start);
  }

  /**
   * Ends what runs: the collector first, so that nothing arrives any more, and the JobManager last.
   */
  public void down() {
    InstanceLock.holding(instance, this::stopAll);
  }

  /** Starts the archive job alone, unless it runs: for processes that something else started. */
  public void archive() {
    InstanceLock.holding(instance, this::startArchiveJob);
  }

  /**
   * A mistake in the site's files keeps nothing from being started once there were good ones. A
   * collector that runs takes a changed file over by itself, and keeps the ports that stay.
   */
  private void withListeners(Distribution distribution, Runnable start) {
    SiteListeners listeners = new SiteListeners(instance, progress);
    boolean asAsked = listeners.write(distribution);
    List<String> clashes = PortPlan.clashes(instance);
    if (!clashes.isEmpty()) {
      String text = String.join("\n", clashes);
      throw asAsked ? new RearviewException(text) : RearviewException.wrongInput(text);
    }
    if (asAsked && process(ProcessName.COLLECTOR).live().isPresent()) {
      listeners.awaitInForce();
    }
    start.run();
    if (!asAsked) {
      throw RearviewException.wrongInput(
          "site.sensor-conf is not in force, for the mistakes above; all that was to run does");
    }
  }

  private void startAlone(ManagedProcess process, Distribution distribution) {
    List<ManagedProcess> missing = process.live().isPresent() ? List.of() : List.of(process);
    refuseIfNoRoom(missing);
    writeConfiguration(missing.isEmpty());
    start(missing, distribution);
  }

  private void startMissing(Distribution distribution) {
    List<ManagedProcess> missing =
        processes.values().stream().filter(process -> process.live().isEmpty()).toList();
    if (missing.isEmpty()) {
      progress.step("all processes run already");
    } else {
      refuseIfNoRoom(missing);
      if (missing.size() == processes.size()) {
        ScratchSpace.empty(instance.tmp());
      }
      writeConfiguration(missing.size() < processes.size());
      start(missing, distribution);
    }
    startArchiveJob();
  }

  private void startArchiveJob() {
    ArchiveJob job = new ArchiveJob(instance, jobManager);
    if (job.running().isPresent()) {
      progress.step("the archive job runs already");
    } else {
      progress.step("submitting the archive job");
      String from = job.start().map(path -> "goes on from " + path.getFileName()).orElse("is new");
      progress.step("the archive job runs, and " + from);
    }
    WarmUp.begin(instance);
  }

  private void stopAll() {
    stop(ProcessName.COLLECTOR);
    if (process(ProcessName.JOBMANAGER).live().isPresent()) {
      progress.step(new ArchiveJob(instance, jobManager).stop());
    }
    Stream.of(
            ProcessName.ARCHIVIST,
            ProcessName.GATEWAY,
            ProcessName.TASKMANAGER,
            ProcessName.JOBMANAGER)
        .parallel()
        .forEach(this::stop);
  }

  private void stop(ProcessName name) {
    ManagedProcess process = process(name);
    boolean ran = process.live().isPresent();
    boolean clean = process.stop(STOP_PATIENCE);
    if (ran) {
      progress.step(
          name.label()
              + (clean
                  ? " stopped"
                  : " killed: it did not end within " + STOP_PATIENCE.toSeconds() + " s"));
    }
  }

  private void start(List<ManagedProcess> missing, Distribution distribution) {
    ProcessCommands commands = new ProcessCommands(instance, distribution);
    missing.parallelStream()
        .forEach(
            process -> {
              process.start(commands.command(process.name()), commands.environment());
              progress.step("starting the " + process.name().label());
            });
    Readiness readiness = new Readiness(instance, jobManager);
    for (ManagedProcess process : missing) {
      readiness.await(process);
      progress.step(process.name().label() + " is ready");
    }
  }

  private void refuseIfNoRoom(List<ManagedProcess> missing) {
    List<String> complaints = new ArrayList<>(RoomCheck.complaints(instance));
    PortCheck check = new PortCheck();
    for (ManagedProcess process : missing) {
      for (PortBinding binding : ports(process.name())) {
        if (!check.free(binding)) {
          complaints.add(check.complaint(binding));
        }
      }
    }
    if (!complaints.isEmpty()) {
      throw new RearviewException(String.join("\n", complaints));
    }
    RoomCheck.warnings(instance.settings())
        .forEach(warning -> progress.step("warning: " + warning));
  }

  private List<PortBinding> ports(ProcessName name) {
    return switch (name) {
      case COLLECTOR -> PortPlan.collector(instance);
      case JOBMANAGER -> PortPlan.jobManager(instance.settings());
      case TASKMANAGER -> List.of(); // ephemeral ones
      case ARCHIVIST -> List.of();
      case GATEWAY -> PortPlan.gateway(instance.settings());
    };
  }

  private void writeConfiguration(boolean partlyRunning) {
    Map<Path, String> files =
        Map.of(
            instance.flinkConf().resolve("config.yaml"),
            new FlinkConfiguration(instance).yaml(),
            instance.flinkCatalogs().resolve(CatalogueFile.NAME + ".yaml"),
            CatalogueFile.yaml(instance));
    try {
      for (Map.Entry<Path, String> file : files.entrySet()) {
        Path path = file.getKey();
        if (partlyRunning
            && Files.exists(path)
            && !Files.readString(path).equals(file.getValue())) {
          throw new RearviewException(
              "the settings have changed since the running processes were started:"
                  + " ./rearview down first");
        }
      }
      for (Map.Entry<Path, String> file : files.entrySet()) {
        Files.writeString(file.getKey(), file.getValue());
      }
      try (InputStream log4j =
          Cluster.class.getResourceAsStream("/dev/rearview/jobs/log4j2.properties")) {
        Files.write(instance.flinkConf().resolve("log4j2.properties"), log4j.readAllBytes());
      }
    } catch (IOException e) {
      throw new RearviewException(
          "cannot write Flink's configuration in " + instance.flinkConf() + ": " + e, e);
    }
  }
}
