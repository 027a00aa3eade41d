package dev.rearview.udf.address;

import dev.rearview.udf.argument.LastArgument;
import dev.rearview.udf.argument.LiteralChecks;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.inference.TypeInference;

/** Prefix-preserving anonymisation; see {@link CryptoPan}. */
public final class AnonymizeIp extends AddressFunction {
  private static final long serialVersionUID = 1;

  private transient LastArgument<CryptoPan> ciphers;
  private transient AddressWriter text;

  /** Null if an argument is NULL, or the address is none; fails if the key is none. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData key) {
    AddressScanner address = scanned(ip);
    if (address == null || key == null) {
      return null;
    }
    if (ciphers == null) {
      ciphers = new LastArgument<>(CryptoPan::withKey);
      text = new AddressWriter();
    }
    CryptoPan cipher = ciphers.of(key);
    cipher.anonymize(address);
    return text.of(address.ipv4(), cipher.high(), cipher.low());
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return LiteralChecks.added(
        super.getTypeInference(typeFactory), literals -> literals.text(1, CryptoPan::withKey));
  }
}
