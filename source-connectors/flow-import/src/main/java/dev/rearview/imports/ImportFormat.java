package dev.rearview.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The files that can be imported, told by what they begin with. */
public enum ImportFormat {
  /** A file of nfcapd, read by {@code nfdump}. */
  NFCAPD,
  /** A file of SiLK, read by {@code rwcut}. */
  SILK,
  /** What {@code rwcut} printed. */
  RWCUT_TEXT,
  /** What {@code ra} printed. */
  RA_TEXT,
  /** Comma-separated, by Rearview's names of the columns. */
  CSV;

  private static final int HEAD_BYTES = 8192;
  private static final String SILK_FIELDS =
      "sIP,dIP,sPort,dPort,protocol,packets,bytes,flags,sTime,eTime,sensor,class,type,in,out,nhIP,"
          + "initialFlags,sessionFlags,attributes,application";

  /**
   * The format of a file, by its content; of compressed text by what is in it.
   *
   * @throws ImportException if it is none of them
   */
  public static ImportFormat of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = open(file, Files.newInputStream(file))) {
      head = in.readNBytes(HEAD_BYTES);
    }
    if (head.length >= 4) {
      int magic = ByteBuffer.wrap(head).getInt();
      if (magic >>> 16 == 0x0ca5 || magic >>> 16 == 0xa50c) {
        return NFCAPD;
      }
      if (magic == 0xdeadbeef) {
        return SILK;
      }
    }
    return ofText(file, new String(head, StandardCharsets.UTF_8));
  }

  private static ImportFormat ofText(Path file, String head) throws ImportException {
    String line =
        head.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).findFirst().orElse("");
    if (line.indexOf('|') > 0 && line.toLowerCase(Locale.ROOT).contains("sip")) {
      return RWCUT_TEXT;
    }
    RearviewDialect rearview = new RearviewDialect();
    ArgusDialect argus = new ArgusDialect();
    String[] names = line.replace("\ufeff", "").replace("\"", "").split(",", -1);
    int ours = 0;
    int theirs = 0;
    for (String name : names) {
      ours += rearview.has(name.strip()) ? 1 : 0;
      theirs += argus.column(name.strip()) != null ? 1 : 0;
    }
    if (ours == 0 && theirs == 0) {
      throw new ImportException(
          file,
          "is no file of nfcapd or SiLK, no output of rwcut or ra, and no CSV whose first line names"
              + " columns of flows");
    }
    return theirs > ours ? RA_TEXT : CSV;
  }

  /**
   * Opens a file of this format.
   *
   * @param searchPath where tools are looked for, as the variable PATH has it
   * @throws ImportException if the tool that reads it is not there; the message says what to do
   */
  public FlowReader open(Path file, FlowDefaults defaults, String searchPath) throws IOException {
    return switch (this) {
      case NFCAPD -> new NfdumpFlows(tool(file, NfdumpFlows.PROGRAM, searchPath), file, defaults);
      case SILK ->
          tool(
              file,
              List.of(
                  tool(file, "rwcut", searchPath).toString(),
                  "--fields=" + SILK_FIELDS,
                  "--delimited=|",
                  "--timestamp-format=epoch",
                  file.toString()),
              '|',
              new SilkDialect(),
              defaults);
      case RWCUT_TEXT -> text(file, '|', new SilkDialect(), defaults);
      case RA_TEXT -> text(file, ',', new ArgusDialect(), defaults);
      case CSV -> text(file, ',', new RearviewDialect(), defaults);
    };
  }

  /** For people. */
  public String label() {
    return switch (this) {
      case NFCAPD -> "nfcapd file";
      case SILK -> "SiLK file";
      case RWCUT_TEXT -> "output of rwcut";
      case RA_TEXT -> "output of ra";
      case CSV -> "CSV";
    };
  }

  private static Path tool(Path file, String program, String searchPath) throws ImportException {
    return ToolOutput.find(program, searchPath)
        .orElseThrow(
            () ->
                new ImportException(
                    file,
                    "can only be read by "
                        + program
                        + ", which is not on the PATH; install it, or run it where it is and import"
                        + " what it prints (see the README of flow-import)"));
  }

  private static FlowReader tool(
      Path file, List<String> command, char delimiter, Dialect dialect, FlowDefaults defaults)
      throws IOException {
    ToolOutput output = new ToolOutput(file, command);
    try {
      return new ToolFlows(
          output,
          new DelimitedFlows(
              file, Files.size(file), output.reader(), delimiter, dialect, defaults));
    } catch (IOException e) {
      output.close();
      throw e;
    }
  }

  private static FlowReader text(Path file, char delimiter, Dialect dialect, FlowDefaults defaults)
      throws IOException {
    Reader reader =
        new InputStreamReader(open(file, Files.newInputStream(file)), StandardCharsets.UTF_8);
    return new DelimitedFlows(file, Files.size(file), reader, delimiter, dialect, defaults);
  }

  /** The content, unpacked if it is compressed by gzip. */
  private static InputStream open(Path file, InputStream stream) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    try {
      return packed ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw new ImportException(file, "is damaged: " + e.getMessage());
    }
  }
}
