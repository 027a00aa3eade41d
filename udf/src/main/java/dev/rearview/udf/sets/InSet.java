package dev.rearview.udf.sets;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.address.AddressFunction;
import dev.rearview.udf.address.AddressScanner;
import dev.rearview.udf.prefix.IpSet;
import dev.rearview.udf.prefix.IpSetText;
import dev.rearview.udf.reference.NamedTables;
import dev.rearview.udf.reference.ReferenceDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;

/**
 * Whether an address is in a set that a file holds; see {@link SetSource}.
 *
 * <p>Tables that can look for networks by themselves ask what is in a set, by a session's
 * configuration and the set's name. They know no more of this class than that it can be asked.
 */
public final class InSet extends AddressFunction
    implements BiFunction<ReadableConfig, String, Optional<List<String>>> {
  private static final long serialVersionUID = 1;

  /** With more it costs less to test every address than to carry the set with every plan. */
  private static final int MOST_MEMBERS = 100_000;

  private transient NamedTables<IpSet> sets;

  @Override
  public void open(FunctionContext context) {
    ReferenceDirectory directory = ReferenceDirectory.of(context);
    sets = new NamedTables<>(context, name -> new SetSource(directory, name));
  }

  /** Null if an argument is NULL, or the address is none; fails if there is no such set. */
  public Boolean eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData name) {
    AddressScanner address = scanned(ip);
    if (address == null || name == null) {
      return null;
    }
    return sets.table(name).contains(address.high(), address.low());
  }

  /**
   * The addresses and blocks in the set as it is now, in CIDR notation; empty if there is no good
   * set of that name, which the call itself says, if it has wildcards, or more than 100,000
   * members.
   */
  @Override
  public Optional<List<String>> apply(ReadableConfig session, String name) {
    String directory =
        session
            .getOptional(PipelineOptions.GLOBAL_JOB_PARAMETERS)
            .map(parameters -> parameters.get(ReferenceDirectory.DIRECTORY))
            .orElse("");
    try {
      SetSource source = new SetSource(new ReferenceDirectory(directory.strip()), name);
      List<Path> files = source.files();
      return files.isEmpty()
          ? Optional.empty()
          : IpSetText.read(files.get(0)).build().blocks(MOST_MEMBERS);
    } catch (IOException | UdfException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    if (sets != null) {
      sets.close();
    }
  }

  @Override
  public boolean supportsConstantFolding() {
    return false;
  }
}
