package dev.rearview.jobs.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * The module doors of the JDK that Flink's own start scripts open, and that any JVM with Flink in
 * it needs.
 */
public final class FlinkOpens {

  private static final List<String> EXPORTS =
      List.of(
          "java.base/sun.net.util",
          "java.rmi/sun.rmi.registry",
          "java.security.jgss/sun.security.krb5",
          "jdk.compiler/com.sun.tools.javac.api");

  private static final List<String> OPENS =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.reflect",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.text",
          "java.base/java.time",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/java.util.concurrent.locks",
          "java.base/sun.nio.ch");

  private FlinkOpens() {}

  /** The flags, as separate arguments. */
  public static List<String> flags() {
    List<String> flags = new ArrayList<>();
    EXPORTS.forEach(name -> flags.add("--add-exports=" + name + "=ALL-UNNAMED"));
    OPENS.forEach(name -> flags.add("--add-opens=" + name + "=ALL-UNNAMED"));
    return flags;
  }
}
