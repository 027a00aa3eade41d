package dev.rearview.jobs.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.jobs.cluster.LauncherFacts;
import dev.rearview.jobs.cluster.ProcessName;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.FlinkOpens;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.PortBinding;
import dev.rearview.jobs.settings.PortPlan;
import dev.rearview.jobs.settings.Setting;
import dev.rearview.jobs.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds docker-compose.yml against what was built and against what the launcher does. */
class ComposeFileITCase {

  private static final String MOUNTED = "/opt/rearview";
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(?:org|dev)(?:\\.[a-z]\\w*)+\\.[A-Z]\\w+");
  private static final Pattern CLASS_PATH = Pattern.compile("-cp '?(\\S+?)'?(?:\\s|$)");

  /** What differs from the launcher's configuration: where things are, and how many processors. */
  private static final Set<String> OWN_VALUES =
      Set.of(
          "execution.checkpointing.dir",
          "execution.checkpointing.savepoint-dir",
          "io.tmp.dirs",
          "jobmanager.bind-host",
          "jobmanager.memory.process.size",
          "jobmanager.rpc.address",
          "parallelism.default",
          "rest.address",
          "rest.bind-address",
          "sql-gateway.endpoint.rest.address",
          "sql-gateway.endpoint.rest.bind-address",
          "table.catalog-store.file.path",
          "taskmanager.bind-host",
          "taskmanager.memory.process.size",
          "web.tmpdir");

  @TempDir private Path directory;

  private final ComposeFile compose = ComposeFile.read();
  private final Distribution distribution = Distribution.current();
  private final Map<String, Object> flink = ComposeFile.flinkConfiguration();
  private final Settings settings =
      Settings.read(ComposeFile.CONTAINER.resolve("rearview.properties"));

  @Test
  void everyMountIsAPathThatExistsOrADeclaredVolume() {
    Set<String> used = new TreeSet<>();
    for (ComposeService service : compose.services()) {
      for (String mount : service.mounts()) {
        String source = mount.split(":")[0];
        if (source.startsWith(".")) {
          assertThat(ComposeFile.HOME.resolve(source)).as(service.name()).exists();
          assertThat(mount).as("nothing writes into the source tree").endsWith(":ro");
        } else {
          used.add(source);
        }
      }
    }
    assertThat(compose.volumes()).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void everyClassIsInAJarOfItsClassPath() throws IOException {
    int found = 0;
    for (ComposeService service : compose.services()) {
      Set<String> classes = new TreeSet<>(matches(CLASS_NAME, service.command(), 0));
      for (String name : classes) {
        assertThat(isIn(name, matches(CLASS_PATH, service.command(), 1)))
            .as("%s of %s", name, service.name())
            .isTrue();
        found++;
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(ProcessName.values().length + 2);
  }

  @ParameterizedTest
  @EnumSource
  void aServiceRunsWhatTheLauncherRuns(ProcessName name) throws IOException {
    Instance instance = Instance.open(directory);
    List<String> launcher = LauncherFacts.command(name, instance, distribution);
    int classPath = launcher.indexOf("-cp") + 1;
    String command = compose.service(name.label()).command();
    assertThat(command)
        .contains("-cp '" + launcher.get(classPath).replace(root(), MOUNTED) + "'")
        .contains(launcher.get(classPath + 1));
    if (name != ProcessName.JOBMANAGER && name != ProcessName.TASKMANAGER) {
      String all = command + " " + compose.service(name.label()).environment();
      assertThat(launcher)
          .filteredOn(flag -> flag.startsWith("-X"))
          .allSatisfy(flag -> assertThat(all).contains(flag));
    }
  }

  @Test
  void flinkIsToldToOpenTheSameDoors() {
    for (String name : List.of("jobmanager", "taskmanager", "sql-gateway")) {
      List<String> options =
          List.of(compose.service(name).environment().get("JDK_JAVA_OPTIONS").split("\\s+"));
      assertThat(options).containsAll(FlinkOpens.flags());
      assertThat(options)
          .filteredOn(option -> option.startsWith("--add"))
          .hasSize(FlinkOpens.flags().size());
    }
  }

  @Test
  void everyKeyOfTheConfigurationIsAnOptionOfFlink() throws Exception {
    Set<String> known = new TreeSet<>(FlinkOptions.keys(distribution.lib(), distribution.opt()));
    // The first is made up of the kind of store, the second is the SQL client's own: neither is a
    // constant of a class of options.
    known.addAll(Set.of("table.catalog-store.file.path", "sql-client.execution.result-mode"));
    assertThat(known).containsAll(flink.keySet());
    for (ComposeService service : compose.services()) {
      assertThat(known)
          .as(service.name())
          .containsAll(matches(Pattern.compile("-D ([\\w.-]+)="), service.command(), 1));
    }
  }

  @Test
  void theConfigurationIsTheLaunchersButForWhereThingsAre() {
    Map<String, String> launcher =
        new TreeMap<>(LauncherFacts.flinkConfiguration(Instance.open(directory)));
    // The service itself names its container.
    launcher.keySet().removeAll(Set.of("taskmanager.host", "taskmanager.resource-id"));
    Map<String, String> container = new TreeMap<>();
    flink.forEach((key, value) -> container.put(key, value.toString()));
    assertThat(container.keySet()).isEqualTo(launcher.keySet());
    String parameters = "pipeline.global-job-parameters";
    launcher.computeIfPresent(
        parameters, (key, value) -> value.replace(directory.toString(), "/rearview"));
    launcher.keySet().removeAll(OWN_VALUES);
    container.keySet().removeAll(OWN_VALUES);
    assertThat(container).isEqualTo(launcher);
    assertThat(flink)
        .contains(
            entry("jobmanager.memory.process.size", settings.text(Setting.FLINK_MEMORY_JOBMANAGER)),
            // A container says what it may take, whatever the machine has.
            entry("taskmanager.memory.process.size", "2g"));
  }

  @Test
  void everyPortThatIsUsedIsOneThatTheOtherListensOn() {
    Map<String, Set<Integer>> listens =
        Map.of(
            "collector", numbers(PortPlan.collector(settings)),
            "jobmanager", numbers(PortPlan.jobManager(settings)),
            "sql-gateway", numbers(PortPlan.gateway(settings)));
    Pattern used = Pattern.compile("(?:/dev/tcp/|-n )([\\w.-]+)[:/](\\d+)");
    for (ComposeService service : compose.services()) {
      for (MatchResult port : used.matcher(service.commands()).results().toList()) {
        String host = port.group(1).equals("127.0.0.1") ? service.name() : port.group(1);
        assertThat(listens.get(host)).as(port.group()).contains(Integer.valueOf(port.group(2)));
      }
      for (String published : service.ports()) {
        String target = published.replaceAll("/udp$", "").replaceAll(".*:", "");
        assertThat(listens.get(service.name())).as(published).contains(Integer.valueOf(target));
      }
    }
  }

  @Test
  void everyAddressIsAServiceAndAnswersWhereCommandsLook() {
    for (String key : List.of("jobmanager.rpc.address", "rest.address")) {
      assertThat(compose.service((String) flink.get(key)).command()).contains("Entrypoint");
    }
    assertThat(settings.flinkRest())
        .hasToString("http://" + flink.get("rest.address") + ":" + flink.get("rest.port"));
    assertThat(settings.gateway())
        .hasToString(
            "http://"
                + compose.service("sql-gateway").name()
                + ":"
                + flink.get("sql-gateway.endpoint.rest.port"));
  }

  @Test
  void onlyExportersReachItFromOtherMachines() {
    List<String> published =
        compose.services().stream().flatMap(service -> service.ports().stream()).toList();
    assertThat(published)
        .contains("2055:2055/udp")
        .allMatch(port -> port.endsWith("/udp") || port.startsWith("127.0.0.1:"));
  }

  @Test
  void everyImageIsPinnedInOnePlaceAndFlinksIsTheOneThatWasBuiltFor() throws IOException {
    for (String image :
        new TreeSet<>(compose.services().stream().map(ComposeService::image).toList())) {
      assertThat(image).matches("[a-z]+:\\d[\\w.-]*");
      assertThat(compose.text().split(Pattern.quote(image), -1)).as(image).hasSize(2);
    }
    String version = compose.service("jobmanager").image().replaceAll("flink:|-java.*", "");
    assertThat(distribution.lib().resolve("flink-runtime-" + version + ".jar")).exists();
  }

  @Test
  void everyVariableIsDefined() {
    assertThat(compose.text().replace("$$", ""))
        .as("none is taken from outside")
        .doesNotContain("$");
    for (ComposeService service : compose.services()) {
      Set<String> defined = new TreeSet<>(service.environment().keySet());
      defined.add("HOSTNAME"); // bash sets it
      defined.addAll(
          matches(Pattern.compile("(?m)^\\s*(?:bash -euc )?(\\w+)=\\$\\("), service.command(), 1));
      assertThat(defined)
          .as(service.name())
          .containsAll(matches(Pattern.compile("\\$(\\w+)"), service.commands(), 1));
    }
  }

  @Test
  void whoeverIsWaitedForTellsThatItIsHealthy() {
    for (ComposeService service : compose.services()) {
      service
          .dependencies()
          .forEach(
              (name, how) -> {
                boolean ends = compose.service(name).probe().isEmpty();
                assertThat(how)
                    .as("%s waits for %s", service.name(), name)
                    .containsEntry(
                        "condition", ends ? "service_completed_successfully" : "service_healthy");
              });
    }
  }

  @Test
  void dockerComposeAcceptsIt() throws Exception {
    Path executable = Path.of("/usr/bin/docker-compose");
    assumeTrue(Files.isExecutable(executable), "docker-compose is not installed");
    Process process =
        new ProcessBuilder(executable.toString(), "--profile", "client", "config", "--quiet")
            .directory(ComposeFile.HOME.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private boolean isIn(String className, List<String> classPaths) throws IOException {
    String entry = className.replace('.', '/') + ".class";
    for (String classPath : classPaths) {
      for (Path jar : jars(classPath)) {
        try (JarFile file = new JarFile(jar.toFile())) {
          if (file.getEntry(entry) != null) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private List<Path> jars(String classPath) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String element : classPath.split(":")) {
      assertThat(element).startsWith(MOUNTED + "/").endsWith("/*");
      Path lib = Path.of(element.replace(MOUNTED, root())).getParent();
      try (Stream<Path> files = Files.list(lib)) {
        jars.addAll(files.toList());
      }
    }
    return jars;
  }

  private String root() {
    return distribution.root().toString();
  }

  private static Set<Integer> numbers(Collection<PortBinding> bindings) {
    return new TreeSet<>(bindings.stream().map(PortBinding::port).toList());
  }

  private static List<String> matches(Pattern pattern, String text, int group) {
    return pattern.matcher(text).results().map(match -> match.group(group)).toList();
  }
}
