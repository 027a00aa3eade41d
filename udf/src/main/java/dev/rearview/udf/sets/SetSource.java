package dev.rearview.udf.sets;

import dev.rearview.udf.prefix.IpSet;
import dev.rearview.udf.prefix.IpSetText;
import dev.rearview.udf.reference.FileStamp;
import dev.rearview.udf.reference.ReferenceDirectory;
import dev.rearview.udf.reference.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A set of addresses by its name: {@code sets/<name>.txt} or {@code .set}, as rwsetcat prints it.
 */
record SetSource(ReferenceDirectory directory, String name) implements TableSource<IpSet> {
  static final String FOLDER = "sets";

  @Override
  public String label() {
    return "set-" + name;
  }

  @Override
  public String description() {
    return "set '" + name + "'";
  }

  @Override
  public List<Path> files() {
    return directory.named(FOLDER, name, List.of(".txt", ".set", ""));
  }

  @Override
  public IpSet load(List<FileStamp> files, IpSet previous) throws IOException {
    return IpSetText.read(files.get(0).path()).build();
  }

  @Override
  public IpSet empty() {
    return null;
  }

  @Override
  public String absence() {
    return directory.absence(FOLDER + "/" + name + ".txt");
  }
}
