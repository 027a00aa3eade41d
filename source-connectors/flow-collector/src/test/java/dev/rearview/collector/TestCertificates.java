package dev.rearview.collector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Certificates made for one test by the JDK's keytool, in a key store and as PEM files. */
final class TestCertificates {
  private static final String PASSWORD = "not a secret";

  private final Path directory;
  private final Path store;

  TestCertificates(Path directory) {
    this.directory = directory;
    this.store = directory.resolve("certificates.p12");
  }

  /** Makes an issuer of certificates. */
  TestCertificates issuer(String name) throws IOException {
    return make(name, List.of("-ext", "bc:c", "-validity", "2"));
  }

  /** Makes a certificate that is valid now. */
  TestCertificates issued(String name, String issuer) throws IOException {
    return make(name, List.of("-signer", issuer, "-validity", "2", "-ext", "san=dns:localhost"));
  }

  /** Makes a certificate that was valid until a week ago. */
  TestCertificates expired(String name, String issuer) throws IOException {
    return make(name, List.of("-signer", issuer, "-startdate", "-9d", "-validity", "2"));
  }

  /** The certificate as a PEM file. */
  Path certificate(String name) throws Exception {
    return pem(name + ".crt", "CERTIFICATE", open().getCertificate(name).getEncoded());
  }

  /** The private key as a PEM file. */
  Path key(String name) throws Exception {
    byte[] key = open().getKey(name, PASSWORD.toCharArray()).getEncoded();
    return pem(name + ".key", "PRIVATE KEY", key);
  }

  /** TLS as an exporter speaks it that trusts an issuer, and shows a certificate unless null. */
  SSLSocketFactory client(String trusted, String shown, String protocol) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    KeyStore issuers = empty();
    issuers.setCertificateEntry(trusted, open().getCertificate(trusted));
    trust.init(issuers);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    KeyStore own = empty();
    if (shown != null) {
      own.setKeyEntry(
          shown,
          open().getKey(shown, PASSWORD.toCharArray()),
          PASSWORD.toCharArray(),
          Arrays.copyOf(open().getCertificateChain(shown), 1));
    }
    keys.init(own, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance(protocol);
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
    return context.getSocketFactory();
  }

  private TestCertificates make(String name, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(options);
    Path output = directory.resolve("keytool.log");
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new AssertionError("keytool: " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      keytool.destroyForcibly();
    }
    return this;
  }

  private KeyStore open() throws IOException, GeneralSecurityException {
    KeyStore opened = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(store)) {
      opened.load(stream, PASSWORD.toCharArray());
    }
    return opened;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    return empty;
  }

  private Path pem(String file, String kind, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    String text = "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    return Files.writeString(directory.resolve(file), text, StandardCharsets.US_ASCII);
  }
}
