package dev.rearview.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.gateway.JsonHttp;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.PortPlan;
import dev.rearview.jobs.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The collector's file of listeners, as a site's {@code sensor.conf} asks for it: has it written by
 * a process of the functions' room, and waits until a collector that runs goes by it.
 */
final class SiteListeners {
  private static final String WRITER = "dev.rearview.udf.site.check.ListenersCommand";
  private static final String ASKED = ".asked";
  private static final int UNUSABLE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Instance instance;
  private final Progress progress;

  SiteListeners(Instance instance, Progress progress) {
    this.instance = instance;
    this.progress = progress;
  }

  /**
   * Writes the file, if the instance has a {@code sensor.conf}. If the site's files are wrong, or
   * ask for a port of Rearview's own, the file of an earlier time stays, and every mistake is told.
   *
   * @return false if the file is that of an earlier time
   * @throws RearviewException with every mistake, as a wrong input, if there is none
   */
  boolean write(Distribution distribution) {
    if (instance.sensorConf().isEmpty()) {
      return true;
    }
    Path earlier = instance.listeners().orElseThrow();
    Path asked = earlier.resolveSibling(earlier.getFileName() + ASKED);
    RoomProcess writer = RoomProcess.run(distribution, WRITER, arguments(asked, instance));
    List<String> findings = writer.lines();
    if (writer.exitCode() == UNUSABLE) {
      keepEarlier(
          earlier,
          "the collector cannot go by site.sensor-conf:\n  " + String.join("\n  ", findings));
      return false;
    }
    if (writer.exitCode() != 0) {
      throw new RearviewException(
          "the file of listeners could not be written:\n" + String.join("\n", findings));
    }
    List<String> clashes = PortPlan.clashes(instance, asked);
    if (!clashes.isEmpty()) {
      delete(asked);
      keepEarlier(earlier, "site.sensor-conf:\n  " + String.join("\n  ", clashes));
      return false;
    }
    findings.forEach(progress::step);
    replace(earlier, asked);
    return true;
  }

  private static void replace(Path earlier, Path asked) {
    try {
      Files.move(asked, earlier, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new RearviewException("cannot write " + earlier + ": " + e, e);
    }
  }

  private static void delete(Path asked) {
    try {
      Files.delete(asked);
    } catch (IOException e) {
      throw new RearviewException("cannot delete " + asked + ": " + e, e);
    }
  }

  private void keepEarlier(Path earlier, String mistakes) {
    if (!Files.exists(earlier)) {
      throw RearviewException.wrongInput(mistakes);
    }
    progress.step(mistakes);
    progress.step("going on with the last good listeners, those of " + earlier);
  }

  /** Returns once the collector, which runs, goes by the file; there may be none. */
  void awaitInForce() {
    Optional<Path> file = instance.listeners();
    if (file.isEmpty()) {
      return;
    }
    JsonHttp collector =
        JsonHttp.onLocalPort(instance.settings().port(Setting.COLLECTOR_HTTP_PORT));
    String wanted = sha256(file.get());
    Instant deadline = Instant.now().plus(PATIENCE);
    boolean waited = false;
    while (true) {
      JsonNode listeners =
          collector.look("/health").map(page -> page.path("listeners")).orElse(null);
      if (listeners != null && listeners.isMissingNode()) {
        throw new RearviewException(
            "the collector runs without a file of listeners: ./rearview down first");
      }
      if (listeners != null && listeners.path("sha256").asText().equals(wanted)) {
        if (waited) {
          progress.step("the collector goes by the changed " + file.get());
        }
        return;
      }
      if (Instant.now().isAfter(deadline)) {
        throw new RearviewException(refusal(file.get(), listeners));
      }
      waited = true;
      Waiting.pause(POLL);
    }
  }

  private static String refusal(Path file, JsonNode listeners) {
    StringBuilder text =
        new StringBuilder("the collector does not go by ").append(file).append(" yet");
    if (listeners == null) {
      return text.append(": it does not answer").toString();
    }
    listeners.path("mistakes").forEach(mistake -> text.append("\n  ").append(mistake.asText()));
    return text.toString();
  }

  private static List<String> arguments(Path to, Instance instance) {
    return List.of(
        "--silk-conf",
        instance.silkConf().orElseThrow().toString(),
        "--sensor-conf",
        instance.sensorConf().orElseThrow().toString(),
        "--to",
        to.toString());
  }

  private static String sha256(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new RearviewException("cannot read the file of listeners: " + e, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
