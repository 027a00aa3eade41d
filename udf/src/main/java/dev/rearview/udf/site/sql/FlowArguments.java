package dev.rearview.udf.site.sql;

import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.StaticArgument;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeStrategies;

/**
 * The arguments that the functions which sort flows have in common: columns of {@code flows} under
 * their own names, so that they can be given by name.
 */
final class FlowArguments {
  private FlowArguments() {}

  static TypeInference inference(DataType result) {
    return TypeInference.newBuilder()
        .staticArguments(
            column("exporter_ip", text()),
            column("export_protocol", text()),
            column("src_ip", text()),
            column("dst_ip", text()),
            column("src_port", DataTypes.INT()),
            column("dst_port", DataTypes.INT()),
            column("protocol", DataTypes.INT()),
            column("in_if", DataTypes.BIGINT()),
            column("out_if", DataTypes.BIGINT()),
            extra("vlan", DataTypes.INT()),
            extra("post_vlan", DataTypes.INT()),
            extra("firewall_event", DataTypes.INT()),
            extra("firewall_extended_event", DataTypes.INT()),
            extra("collector_port", DataTypes.INT()),
            extra("silk_conf", DataTypes.STRING()),
            extra("sensor_conf", DataTypes.STRING()))
        .outputTypeStrategy(TypeStrategies.explicit(result))
        .build();
  }

  private static DataType text() {
    return DataTypes.STRING().bridgedTo(StringData.class);
  }

  private static StaticArgument column(String name, DataType type) {
    return StaticArgument.scalar(name, type, false);
  }

  private static StaticArgument extra(String name, DataType type) {
    return StaticArgument.scalar(name, type, true);
  }
}
