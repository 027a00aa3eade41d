package dev.rearview.collector;

import dev.rearview.collector.listen.ListenersException;
import dev.rearview.collector.listen.ListenersFile;
import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.settings.CollectorKey;
import dev.rearview.collector.status.ListenersStatus;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the file of listeners: looks at it from time to time, and puts it in force once it has
 * stood unchanged from one look to the next. One that is wrong changes nothing; what it lacks is
 * logged once, and told for as long as it is so. {@link #load} and {@link #run} are called by one
 * thread at a time.
 */
final class ListenersWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ListenersWatch.class);
  private static final long MOST_BYTES = 1 << 20;

  private final Path file;
  private final ListenerPorts ports;
  private String seen = "";
  private String inForce = "";
  private volatile ListenersStatus status;

  ListenersWatch(Path file, ListenerPorts ports) {
    this.file = file;
    this.ports = ports;
    this.status = new ListenersStatus(file.toString(), "", 0, List.of());
  }

  /**
   * Puts the file in force for the first time.
   *
   * @throws CannotStartException with every mistake in it
   */
  void load() {
    try {
      seen = read();
      ports.apply(ListenersFile.parse(file, seen));
      inForce = seen;
      status = new ListenersStatus(file.toString(), sha256(inForce), 0, List.of());
    } catch (ListenersException e) {
      throw new CannotStartException(
          CollectorKey.LISTENERS.key() + ":\n  " + String.join("\n  ", e.mistakes()), e);
    }
  }

  @Override
  public void run() {
    try {
      String text = read();
      boolean settled = text.equals(seen);
      seen = text;
      if (settled) {
        follow(text);
      }
    } catch (ListenersException e) {
      refuse(e.mistakes());
    } catch (CannotStartException e) {
      refuse(List.of(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("cannot follow {}", file, e);
      refuse(List.of(e.toString()));
    }
  }

  ListenersStatus status() {
    return status;
  }

  private void follow(String text) throws ListenersException {
    ListenersStatus before = status;
    long changes = before.changes();
    if (!text.equals(inForce)) {
      if (ports.apply(ListenersFile.parse(file, text))) {
        changes++;
      }
      inForce = text;
    } else if (before.mistakes().isEmpty()) {
      return;
    }
    status = new ListenersStatus(file.toString(), sha256(inForce), changes, List.of());
    if (!before.mistakes().isEmpty()) {
      LOG.info("{} is in order again", file);
    }
  }

  private void refuse(List<String> mistakes) {
    ListenersStatus before = status;
    if (!mistakes.equals(before.mistakes())) {
      status = new ListenersStatus(file.toString(), before.sha256(), before.changes(), mistakes);
      LOG.error(
          "{} cannot be followed, what was listened on before goes on: {}",
          file,
          String.join("; ", mistakes));
    }
  }

  private String read() throws ListenersException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw mistake("more than " + MOST_BYTES + " bytes", null);
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw mistake("no such file", e);
    } catch (IOException e) {
      throw mistake(e.toString(), e);
    }
  }

  private ListenersException mistake(String found, IOException cause) {
    ListenersException mistake =
        new ListenersException(
            List.of(file + ": found " + found + ", expected a file of listeners"));
    if (cause != null) {
      mistake.initCause(cause);
    }
    return mistake;
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBufUtil.hexDump(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
