package dev.rearview.collector;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The collector as a process of its own. */
final class CollectorProcess implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("listening on UDP [^:]*:(\\d+)");

  private final Process process;
  private final Path output;

  CollectorProcess(Path output, String... arguments) throws IOException {
    this.output = output;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx128m");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Collector.class.getName());
    command.addAll(List.of(arguments));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
  }

  /** Waits until it listens; returns the UDP port. */
  int port() {
    Waiting.until(() -> !process.isAlive() || LISTENING.matcher(output()).find());
    Matcher matcher = LISTENING.matcher(output());
    if (!matcher.find()) {
      throw new AssertionError("it does not listen: " + output());
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** Waits until it listens; returns the TCP port. */
  int tcpPort() {
    return port("TCP");
  }

  /** Waits until it listens; returns the TLS port. */
  int tlsPort() {
    return port("TLS");
  }

  private int port(String protocol) {
    port();
    Matcher matcher =
        Pattern.compile("listening on .*" + protocol + " [^:]*:(\\d+)").matcher(output());
    if (!matcher.find()) {
      throw new AssertionError("it does not listen for " + protocol + ": " + output());
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** Everything it printed so far. */
  String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** SIGTERM. */
  CollectorProcess terminate() {
    process.destroy();
    return this;
  }

  /** SIGKILL. */
  CollectorProcess kill() {
    process.destroyForcibly();
    return this;
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + output());
    }
    return process.exitValue();
  }

  static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
