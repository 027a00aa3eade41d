package dev.rearview.architecture.offenders.udf.site.sql;

/** Stands for a function of Flink. */
public final class Function {}
