package dev.rearview.udf.site.sql;

import dev.rearview.udf.site.categorise.Category;

/** {@code flow_class(…)}: the class that a flow's first sensor puts it into. */
public final class FlowClassFunction extends CategoryFunction {
  private static final long serialVersionUID = 1;

  @Override
  String of(Category category) {
    return category.className();
  }
}
