package dev.rearview.udf.sets;

import dev.rearview.udf.argument.SqlText;
import dev.rearview.udf.prefix.IpSet;
import dev.rearview.udf.reference.NamedRows;
import dev.rearview.udf.reference.ReferenceDirectory;
import dev.rearview.udf.reference.TableSource;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;

/** {@code set_members(name)}: what a set is made of; see {@link IpSet#forEachMember}. */
@FunctionHint(output = @DataTypeHint(value = "ROW<prefix STRING>", bridgedTo = RowData.class))
public final class SetMembers extends NamedRows<IpSet> {
  private static final long serialVersionUID = 1;

  @Override
  protected TableSource<IpSet> source(ReferenceDirectory directory, String name) {
    return new SetSource(directory, name);
  }

  /** No row for NULL; fails if there is no such set. */
  public void eval(@DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData name) {
    if (name != null) {
      table(name).forEachMember(member -> collect(GenericRowData.of(SqlText.of(member))));
    }
  }
}
