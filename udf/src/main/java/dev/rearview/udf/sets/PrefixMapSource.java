package dev.rearview.udf.sets;

import dev.rearview.udf.reference.FileStamp;
import dev.rearview.udf.reference.ReferenceDirectory;
import dev.rearview.udf.reference.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A prefix map by its name: {@code pmaps/<name>.txt} or {@code .pmap}, as rwpmapbuild reads it. */
record PrefixMapSource(ReferenceDirectory directory, String name)
    implements TableSource<PrefixMap> {
  static final String FOLDER = "pmaps";

  @Override
  public String label() {
    return "pmap-" + name;
  }

  @Override
  public String description() {
    return "prefix map '" + name + "'";
  }

  @Override
  public List<Path> files() {
    return directory.named(FOLDER, name, List.of(".txt", ".pmap", ""));
  }

  @Override
  public PrefixMap load(List<FileStamp> files, PrefixMap previous) throws IOException {
    return PrefixMapText.read(files.get(0).path());
  }

  @Override
  public PrefixMap empty() {
    return null;
  }

  @Override
  public String absence() {
    return directory.absence(FOLDER + "/" + name + ".txt");
  }
}
