package dev.rearview.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import dev.rearview.testkit.template.TemplateMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Any template and any records of it: what the test kit encodes is what comes out. */
class TemplateRoundTripTest {
  private static final long PEN = 4242;

  /** A number with a column: its element, its greatest length in bytes, and its column. */
  private record Numeric(int id, int maxLength, String column) {}

  private static final List<Numeric> NUMERICS =
      List.of(
          new Numeric(1, 8, "octets"),
          new Numeric(2, 8, "packets"),
          new Numeric(7, 2, "src_port"),
          new Numeric(11, 2, "dst_port"),
          new Numeric(5, 1, "tos"),
          new Numeric(6, 1, "tcp_flags"),
          new Numeric(10, 4, "in_if"),
          new Numeric(14, 4, "out_if"),
          new Numeric(16, 4, "src_as"),
          new Numeric(17, 4, "dst_as"),
          new Numeric(61, 1, "direction"));

  @Property(tries = 300)
  void whatNetFlow9Encodes(@ForAll long seed) {
    check(new Random(seed), new NetFlow9Message());
  }

  @Property(tries = 300)
  void whatIpfixEncodes(@ForAll long seed) {
    check(new Random(seed), new IpfixMessage());
  }

  private static void check(Random random, TemplateMessage<?> message) {
    boolean ipfix = message instanceof IpfixMessage;
    List<TemplateField> fields = new ArrayList<>();
    boolean ipv6 = random.nextBoolean();
    fields.add(TemplateField.of(ipv6 ? 27 : 8, ipv6 ? 16 : 4));
    fields.add(TemplateField.of(ipv6 ? 28 : 12, ipv6 ? 16 : 4));
    for (Numeric numeric : NUMERICS) {
      if (random.nextBoolean()) {
        fields.add(TemplateField.of(numeric.id, 1 + random.nextInt(numeric.maxLength)));
      }
    }
    if (ipfix && random.nextBoolean()) {
      boolean variable = random.nextBoolean();
      int length = variable ? TemplateField.VARIABLE : 1 + random.nextInt(20);
      fields.add(TemplateField.enterprise(PEN, 1 + random.nextInt(100), length));
    }
    Collections.shuffle(fields, random);
    Template template = new Template(256 + random.nextInt(65_280), List.of(), fields);
    List<Map<String, String>> expected = new ArrayList<>();
    byte[][] records = new byte[1 + random.nextInt(8)][];
    for (int i = 0; i < records.length; i++) {
      Map<String, String> row = new TreeMap<>();
      Object[] values = new Object[fields.size()];
      for (int j = 0; j < values.length; j++) {
        values[j] = value(fields.get(j), random, row);
      }
      records[i] = template.record(values);
      expected.add(row);
    }
    message.templates(template).data(template, records);
    assertThat(decode(message.toBytes(), expected)).isEqualTo(expected);
  }

  /** A random value, entered into the row as the decoder is to show it. */
  private static byte[] value(TemplateField field, Random random, Map<String, String> row) {
    byte[] bytes =
        new byte
            [field.isVariable()
                ? random.nextInt(random.nextInt(5) == 0 ? 600 : 20)
                : field.length()];
    random.nextBytes(bytes);
    if (field.pen() != 0) {
      row.put("extra", PEN + ":" + field.id() + "=" + HexFormat.of().formatHex(bytes));
      return bytes;
    }
    boolean address = field.id() == 8 || field.id() == 12 || field.id() == 27 || field.id() == 28;
    if (address) {
      // No zero group, so that the canonical text is the plain one.
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (1 + random.nextInt(255));
      }
      row.put(field.id() == 8 || field.id() == 27 ? "src_ip" : "dst_ip", addressText(bytes));
      return bytes;
    }
    Numeric numeric = NUMERICS.stream().filter(n -> n.id == field.id()).findFirst().orElseThrow();
    if (bytes.length == Long.BYTES) {
      bytes[0] &= 0x7f;
    }
    long number = 0;
    for (byte octet : bytes) {
      number = (number << 8) | (octet & 0xff);
    }
    row.put(numeric.column, Long.toString(number));
    return bytes;
  }

  private static String addressText(byte[] bytes) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < bytes.length; i += bytes.length == 4 ? 1 : 2) {
      groups.add(
          bytes.length == 4
              ? Integer.toString(bytes[i] & 0xff)
              : Integer.toHexString(((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff)));
    }
    return String.join(bytes.length == 4 ? "." : ":", groups);
  }

  /** What was decoded, of the columns that were exported. */
  private static List<Map<String, String>> decode(
      byte[] payload, List<Map<String, String>> expected) {
    List<Map<String, String>> rows = new ArrayList<>();
    Row row = new Row();
    Datagram datagram = new Datagram().payload(payload, 0, payload.length);
    new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults())
        .decode(
            datagram,
            record -> {
              Rows.flow(record, row);
              Map<String, String> copy = new TreeMap<>();
              row.values().forEach((name, value) -> copy.put(name, text(value)));
              copy.keySet().retainAll(expected.get(0).keySet());
              rows.add(copy);
            });
    return rows;
  }

  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return String.join(",", map.entrySet().stream().map(Object::toString).toList());
    }
    return value.toString();
  }
}
