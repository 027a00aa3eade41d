package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.gateway.JsonHttp;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.Setting;
import java.time.Duration;
import java.time.Instant;

/** Waits until a process that was started does its work, or has died over it. */
final class Readiness {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int LAST_WORDS = 15;

  private final JobManagerClient jobManager;
  private final JsonHttp collector;
  private final JsonHttp gateway;

  Readiness(Instance instance, JobManagerClient jobManager) {
    this.jobManager = jobManager;
    this.collector = JsonHttp.onLocalPort(instance.settings().port(Setting.COLLECTOR_HTTP_PORT));
    this.gateway = JsonHttp.onLocalPort(instance.settings().port(Setting.GATEWAY_PORT));
  }

  /**
   * Returns once {@code process} is ready. Throws with its last words if it dies, or is not ready
   * in time.
   */
  void await(ManagedProcess process) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!ready(process)) {
      boolean dead = process.live().isEmpty();
      if (dead || Instant.now().isAfter(deadline)) {
        throw new RearviewException(
            "the "
                + process.name().label()
                + (dead
                    ? " died while starting"
                    : " is not ready after " + PATIENCE.toSeconds() + " s")
                + see(process)
                + ":\n"
                + process.lastWords(LAST_WORDS));
      }
      Waiting.pause(POLL);
    }
  }

  /** Names the file that the last words come from. */
  private static String see(ManagedProcess process) {
    return process.written().stream().findFirst().map(file -> " (see " + file + ")").orElse("");
  }

  private boolean ready(ManagedProcess process) {
    return switch (process.name()) {
      case COLLECTOR -> collector.look("/health").isPresent();
      case JOBMANAGER -> jobManager.taskManagers().isPresent();
      case TASKMANAGER -> jobManager.taskManagers().orElse(0) > 0;
      case GATEWAY -> gateway.look("/v3/info").filter(info -> info.has("version")).isPresent();
      case ARCHIVIST -> process.hasLogged();
    };
  }
}
