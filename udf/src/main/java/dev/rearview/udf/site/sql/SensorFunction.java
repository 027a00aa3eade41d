package dev.rearview.udf.site.sql;

import dev.rearview.udf.site.categorise.Category;

/** {@code sensor(…)}: the sensor that takes a flow, the first one if several do. */
public final class SensorFunction extends CategoryFunction {
  private static final long serialVersionUID = 1;

  @Override
  String of(Category category) {
    return category.sensor();
  }
}
