package dev.rearview.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The committed positions of a partition: one small file a consumer. */
final class Commits {
  private static final Pattern CONSUMER = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");
  private static final Pattern LINE = Pattern.compile("(\\d{1,18}):(\\d{1,18})\\n");

  private final Path directory;

  Commits(Path directory) {
    this.directory = directory;
  }

  void put(String consumer, JournalPosition position) throws IOException {
    Path target = file(consumer);
    Files.createDirectories(directory);
    // A leading dot keeps the draft out of the listing. It is forced to disk before it gets the
    // name, so that a power loss leaves the old commit or the new one, never an empty file.
    Path draft = Files.createTempFile(directory, "." + consumer, ".tmp");
    try {
      byte[] line = (position + "\n").getBytes(StandardCharsets.US_ASCII);
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(line);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  Optional<JournalPosition> get(String consumer) throws IOException {
    Path file = file(consumer);
    try {
      return Optional.of(parse(file, Files.readString(file, StandardCharsets.ISO_8859_1)));
    } catch (NoSuchFileException never) {
      return Optional.empty();
    }
  }

  Map<String, JournalPosition> all() throws IOException {
    Map<String, JournalPosition> all = new TreeMap<>();
    if (!Files.isDirectory(directory)) {
      return all;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String consumer = file.getFileName().toString();
        if (CONSUMER.matcher(consumer).matches()) {
          get(consumer).ifPresent(position -> all.put(consumer, position));
        }
      }
    }
    return all;
  }

  void remove(String consumer) throws IOException {
    Files.deleteIfExists(file(consumer));
  }

  private Path file(String consumer) {
    if (!CONSUMER.matcher(consumer).matches()) {
      throw new IllegalArgumentException(
          "'" + consumer + "' is no consumer's name: letters, digits, '-', '_', '.', 64 at most");
    }
    return directory.resolve(consumer);
  }

  private static JournalPosition parse(Path file, String content) throws IOException {
    Matcher line = LINE.matcher(content);
    if (!line.matches()) {
      throw new IOException(
          file + ": expected one line segment:offset but found '" + content.strip() + "'");
    }
    return new JournalPosition(Long.parseLong(line.group(1)), Long.parseLong(line.group(2)));
  }
}
