package dev.rearview.udf.reference;

import java.util.Map;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.table.functions.FunctionContext;

/** The context of a function that is opened without a job. */
public final class JobParameters extends FunctionContext {
  private final Map<String, String> parameters;

  public JobParameters(Map<String, String> parameters) {
    super(null);
    this.parameters = parameters;
  }

  /** One that nobody watches. */
  @Override
  public MetricGroup getMetricGroup() {
    return new UnregisteredMetricsGroup();
  }

  @Override
  public String getJobParameter(String key, String defaultValue) {
    return parameters.getOrDefault(key, defaultValue);
  }
}
