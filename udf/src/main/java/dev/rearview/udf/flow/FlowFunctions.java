package dev.rearview.udf.flow;

import static dev.rearview.udf.catalogue.FunctionGroup.FLOW;

import dev.rearview.udf.catalogue.Example;
import dev.rearview.udf.catalogue.FunctionSpec;
import dev.rearview.udf.reference.ReferenceDirectory;
import dev.rearview.udf.reference.TableSource;
import java.util.List;

/** The functions over flags, protocols, services and ICMP messages. */
public final class FlowFunctions {
  private FlowFunctions() {}

  /** The files of a directory that they ask. */
  public static List<TableSource<?>> sources(ReferenceDirectory directory) {
    return List.of(new ServicesSource(directory));
  }

  /** Their entries in the catalogue. */
  public static List<FunctionSpec> specs() {
    return List.of(
        FunctionSpec.of(
                FLOW,
                FlagsText::new,
                "TCP flags by SiLK's letters, in the order FSRPAUEC.",
                "flags_text(flags INT) → STRING")
            .example("flags_text(27)", "FSPA")
            .example("flags_text(0)", ""),
        FunctionSpec.of(
                FLOW,
                FlagsNumber::new,
                "TCP flags as a number, by SiLK's letters in any order; `-` is all of them.",
                "flags_number(letters STRING) → INT")
            .example("flags_number('SA')", "18"),
        FunctionSpec.of(
                FLOW,
                FlagsMatch::new,
                "SiLK's HIGH/MASK pairs, separated by commas: of the flags in MASK exactly those in"
                    + " HIGH are set. rwfilter's --flags-all asks this of `tcp_flags`,"
                    + " --flags-initial of `initial_flags`, --flags-session of `session_flags`.",
                "flags_match(flags INT, pairs STRING) → BOOLEAN")
            .example("flags_match(2, 'S/SA')", "TRUE")
            .example("flags_match(18, 'S/SA, R/-')", "FALSE")
            .example("flags_match(18, '/F')", "TRUE"),
        FunctionSpec.of(
                FLOW,
                ProtocolName::new,
                "IANA's name of an IP protocol, in lower case.",
                "protocol_name(protocol INT) → STRING")
            .nulls("NULL if the argument is NULL or an unassigned number.")
            .example("protocol_name(6)", "tcp")
            .example("protocol_name(58)", "ipv6-icmp")
            .example("protocol_name(253)", null),
        FunctionSpec.of(
                FLOW,
                ProtocolNumber::new,
                "The number of an IP protocol by its name, in any case, or by its digits.",
                "protocol_number(name STRING) → INT")
            .nulls("NULL if the argument is NULL or no protocol's name; as a literal an error.")
            .example("protocol_number('UDP')", "17")
            .example("protocol_number('icmpv6')", "58"),
        FunctionSpec.of(
                FLOW,
                ServiceName::new,
                "What runs on a port, by IANA's names or the reference directory's `services.csv`.",
                "service_name(port INT, protocol INT) → STRING")
            .nulls("NULL if an argument is NULL, or the port has no name.")
            .example("service_name(53, 17)", "domain")
            .example("service_name(8443, 6)", "admin-console")
            .example("service_name(1, 47)", null),
        FunctionSpec.of(
                FLOW,
                ServicesTable::new,
                "Every service that `service_name` knows: IANA's, and those of `services.csv`"
                    + " before them.",
                "services() → TABLE(port INT, protocol INT, name STRING)")
            .nulls("Nothing is NULL.")
            .example(new Example("name", "TABLE(services()) WHERE port = 8443", "admin-console"))
            .example(
                new Example("port", "TABLE(services()) WHERE protocol = 6 AND name = 'ssh'", "22")),
        FunctionSpec.of(
                FLOW,
                IcmpName::new,
                "What an ICMP message is called, by its code if that has a name, or else its type.",
                "icmp_name(type INT, code INT) → STRING",
                "icmp_name(type INT, code INT, ipv6 BOOLEAN) → STRING")
            .nulls("NULL if an argument is NULL, or the type is not assigned.")
            .example("icmp_name(3, 3)", "port_unreachable")
            .example("icmp_name(8, 0)", "echo_request")
            .example("icmp_name(135, 0, TRUE)", "neighbor_solicitation"));
  }
}
