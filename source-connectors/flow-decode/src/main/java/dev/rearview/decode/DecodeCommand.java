package dev.rearview.decode;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code rearview decode}: prints what captures hold. The launcher's command line finds it by this
 * name.
 */
@Command(
    name = "decode",
    description = {
      "Print what captures hold, without a cluster: pcap, pcapng, IPFIX files, raw payloads.",
      "Several files are one collector run: templates of one serve the next."
    },
    footer = {
      "",
      "A line is a flow, an options record, a counter sample or a problem. Times are UTC.",
      "What was read in all goes to standard error. Exit code 1: a file could not be read, or is",
      "damaged.",
      "",
      "  rearview decode trace.pcap | jq 'select(.kind == \"problem\")'",
      "  rearview decode --format table --columns src_ip,dst_ip,octets trace.pcap",
      "  tcpdump -i eth0 -w - -c 100 udp port 2055 | rearview decode -"
    })
public final class DecodeCommand implements Callable<Integer> {
  private static final int BUFFER_CHARS = 64 * 1024;

  /** What the kernel says when whoever read a pipe has gone, as {@code head} does. */
  private static final String READER_GONE = "Broken pipe";

  private static final String STANDARD_INPUT = "-";

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files in the order to decode them in; - is standard input.")
  private List<String> files;

  @Option(
      names = "--format",
      defaultValue = "json",
      paramLabel = "FORMAT",
      description = "json: one object a line, csv or table (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      description =
          "flow, options, counter, problem (default: all as json; flow as csv and table, which"
              + " take one).")
  private List<Kind> kinds;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "COLUMN",
      description = "Only these columns, in this order (default: those that have a value).")
  private List<String> columns = List.of();

  @Spec private CommandSpec spec;

  private final OutputStream out;
  private final InputStream in;

  /** Reads standard input and writes standard output. */
  public DecodeCommand() {
    this(System.in, new FileOutputStream(FileDescriptor.out));
  }

  DecodeCommand(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    Set<Kind> chosen = chosenKinds();
    checkColumns(chosen);
    PrintWriter err = spec.commandLine().getErr();
    Path copy = null;
    try (Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_CHARS)) {
      List<Input> inputs = new ArrayList<>();
      for (String file : files) {
        if (file.equals(STANDARD_INPUT)) {
          copy = copy == null ? standardInput() : copy;
        }
        inputs.add(new Input(file, file.equals(STANDARD_INPUT) ? copy : Path.of(file)));
      }
      List<String> complaints = new ArrayList<>();
      DecodeRun run = new DecodeRun(target(chosen, inputs, writer), complaints);
      run.run(inputs);
      writer.flush();
      complaints.forEach(line -> err.println("rearview: " + line));
      err.println(run.summary());
      return run.unreadableFiles() == 0 ? 0 : 1;
    } catch (IOException failed) {
      if (READER_GONE.equals(failed.getMessage())) {
        return 0;
      }
      err.println("rearview: cannot write the result: " + failed.getMessage());
      return 1;
    } finally {
      err.flush();
      if (copy != null) {
        Files.deleteIfExists(copy);
      }
    }
  }

  private Set<Kind> chosenKinds() {
    if (kinds != null) {
      if (format != OutputFormat.JSON && kinds.size() != 1) {
        throw new ParameterException(spec.commandLine(), "csv and table take one --kind.");
      }
      return EnumSet.copyOf(kinds);
    }
    return format == OutputFormat.JSON ? EnumSet.allOf(Kind.class) : EnumSet.of(Kind.FLOW);
  }

  private void checkColumns(Set<Kind> chosen) {
    for (String column : columns) {
      if (chosen.stream().noneMatch(kind -> kind.columns().contains(column))) {
        throw new ParameterException(
            spec.commandLine(),
            "no column "
                + column.toLowerCase(Locale.ROOT)
                + " of "
                + labels(chosen)
                + ": there is "
                + String.join(", ", chosen.iterator().next().columns()));
      }
    }
  }

  /** What takes the rows: a table must know its columns before it begins, so it reads twice. */
  private RowSink target(Set<Kind> chosen, List<Input> inputs, Writer writer) throws IOException {
    if (format == OutputFormat.JSON) {
      return new ChosenRows(chosen, columns, new JsonLines(writer));
    }
    List<String> shown = columns;
    ColumnSurvey survey = new ColumnSurvey();
    if (shown.isEmpty() || format == OutputFormat.TABLE) {
      new DecodeRun(new ChosenRows(chosen, columns, survey), new ArrayList<>()).run(inputs);
      shown = shown.isEmpty() ? survey.present(chosen.iterator().next().columns()) : shown;
    }
    return new ChosenRows(
        chosen,
        columns,
        format == OutputFormat.CSV
            ? new CsvLines(writer, shown)
            : new TextTable(writer, shown, survey));
  }

  private Path standardInput() throws IOException {
    Path copy = Files.createTempFile("rearview-decode", ".capture");
    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    return copy;
  }

  private static String labels(Set<Kind> kinds) {
    return String.join(", ", kinds.stream().map(Kind::label).toList());
  }
}
