package dev.rearview.testkit.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes databases by the MaxMind DB file format specification, version 2.0: IPv6, records of 24
 * bits, each network's data written out where it stands. Maps, texts, doubles and unsigned numbers.
 */
public final class MmdbWriter {
  private static final int EMPTY = -1;
  private static final int DATA_SEPARATOR_BYTES = 16;

  private final List<int[]> nodes = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final String type;
  private final long buildEpochSeconds;

  public MmdbWriter(String type, long buildEpochSeconds) {
    this.type = type;
    this.buildEpochSeconds = buildEpochSeconds;
    node();
  }

  /** Adds a network; a longer prefix must come after the shorter one that holds it. */
  public MmdbWriter add(String address, int bits, Map<String, ?> record) throws IOException {
    byte[] bytes = InetAddress.getByName(address).getAddress();
    byte[] key = new byte[16];
    System.arraycopy(bytes, 0, key, 16 - bytes.length, bytes.length);
    int length = bits + 8 * (16 - bytes.length);
    int leaf = -2 - data.size();
    write(data, record);
    int node = 0;
    for (int i = 0; i < length - 1; i++) {
      int side = bit(key, i);
      int next = nodes.get(node)[side];
      if (next < 0) {
        int inner = node();
        nodes.get(inner)[0] = next;
        nodes.get(inner)[1] = next;
        nodes.get(node)[side] = inner;
        next = inner;
      }
      node = next;
    }
    nodes.get(node)[bit(key, length - 1)] = leaf;
    return this;
  }

  public byte[] toBytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int child : node) {
        int record =
            child == EMPTY
                ? nodes.size()
                : child >= 0 ? child : nodes.size() + DATA_SEPARATOR_BYTES + (-2 - child);
        file.write(record >>> 16);
        file.write(record >>> 8);
        file.write(record);
      }
    }
    file.writeBytes(new byte[DATA_SEPARATOR_BYTES]);
    file.writeBytes(data.toByteArray());
    file.writeBytes(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
    file.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    Map<String, Object> metadata = new TreeMap<>();
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", buildEpochSeconds);
    metadata.put("database_type", type);
    metadata.put("description", Map.of("en", "written by a test"));
    metadata.put("ip_version", 6);
    metadata.put("languages", List.of("en"));
    metadata.put("node_count", nodes.size());
    metadata.put("record_size", 24);
    write(file, metadata);
    return file.toByteArray();
  }

  /** Writes the database beside its place and moves it there, as updaters do. */
  public void writeTo(Path file) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.write(temporary, toBytes());
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private int node() {
    nodes.add(new int[] {EMPTY, EMPTY});
    return nodes.size() - 1;
  }

  private static int bit(byte[] key, int index) {
    return key[index >> 3] >> (7 - (index & 7)) & 1;
  }

  private static void write(ByteArrayOutputStream out, Object value) {
    if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      control(out, 2, bytes.length);
      out.writeBytes(bytes);
    } else if (value instanceof Double number) {
      control(out, 3, Double.BYTES);
      out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
    } else if (value instanceof Integer number) {
      control(out, 6, Integer.BYTES);
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    } else if (value instanceof Long number) {
      control(out, 9, Long.BYTES);
      out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    } else if (value instanceof List<?> list) {
      control(out, 11, list.size());
      list.forEach(element -> write(out, element));
    } else if (value instanceof Map<?, ?> map) {
      control(out, 7, map.size());
      map.forEach(
          (key, element) -> {
            write(out, key);
            write(out, element);
          });
    } else {
      throw new IllegalArgumentException("cannot write " + value);
    }
  }

  /** Types above 7 stand in a byte of their own; lengths from 29 on too. */
  private static void control(ByteArrayOutputStream out, int type, int length) {
    int size = Math.min(length, 29);
    out.write((type <= 7 ? type : 0) << 5 | size);
    if (type > 7) {
      out.write(type - 7);
    }
    if (size == 29) {
      out.write(length - 29);
    }
  }
}
