package dev.rearview.codec.exporter;

import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.testkit.sflow.SflowTraffic;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import dev.rearview.testkit.template.Values;
import java.util.List;

/** Datagrams whose templates, samplers and waiting data a decoder remembers. */
final class TemplateStates {
  static final Template FLOWS = Template.of(256, 8, 4, 12, 4, 2, 4, 1, 4, 22, 4, 21, 4);
  static final Template LATER = Template.of(257, 8, 4, 12, 4, 1, 8);
  static final Template VARIABLE =
      Template.of(256, TemplateField.of(8, 4), TemplateField.variable(371));

  private static final Template SAMPLER =
      Template.options(300, List.of(TemplateField.of(1, 4)), TemplateField.of(34, 4));
  private static final Template START =
      Template.options(301, List.of(TemplateField.of(143, 4)), TemplateField.of(160, 8));

  private TemplateStates() {}

  static byte[] netFlow9(long sequence, Template template, boolean define, byte[]... records) {
    NetFlow9Message message =
        new NetFlow9Message().uptimeMillis(100_000).sequence(sequence).domain(7);
    if (define) {
      message.templates(template);
    }
    return (records.length > 0 ? message.data(template, records) : message).toBytes();
  }

  static byte[] flow(int octets) {
    return FLOWS.record(Values.ip("192.0.2.7"), Values.ip("192.0.2.9"), 1, octets, 90_000, 95_000);
  }

  static byte[] later(int octets) {
    return LATER.record(Values.ip("192.0.2.7"), Values.ip("192.0.2.9"), octets);
  }

  /**
   * A v9 domain with a template, a rate and data that waits; an IPFIX domain with a start; sFlow.
   */
  static FlowDecoder goldenDecoder() {
    FlowDecoder decoder = new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
    decode(decoder, netFlow9(0, FLOWS, true, flow(100)));
    decode(decoder, netFlow9(1, SAMPLER, true, SAMPLER.record(0, 10)));
    decode(decoder, netFlow9(2, LATER, false, later(200)));
    decode(
        decoder,
        new IpfixMessage()
            .templates(START)
            .data(START, START.record(1, 1_699_999_900_000L))
            .templates(VARIABLE)
            .data(VARIABLE, VARIABLE.record(Values.ip("192.0.2.7"), "root"))
            .toBytes());
    decode(decoder, new SflowTraffic(1).next(3));
    return decoder;
  }

  static void decode(FlowDecoder decoder, byte[] payload) {
    decoder.decode(DecodedFlows.datagram(payload), record -> {});
  }
}
