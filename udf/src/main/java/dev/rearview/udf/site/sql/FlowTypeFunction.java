package dev.rearview.udf.site.sql;

import dev.rearview.udf.site.categorise.Category;

/** {@code flow_type(…)}: the type that a flow's first sensor puts it into, as {@code inweb}. */
public final class FlowTypeFunction extends CategoryFunction {
  private static final long serialVersionUID = 1;

  @Override
  String of(Category category) {
    return category.type();
  }
}
