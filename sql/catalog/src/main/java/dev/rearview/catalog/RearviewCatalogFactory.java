package dev.rearview.catalog;

import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.catalog.Catalog;
import org.apache.flink.table.factories.CatalogFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.FactoryUtil.CatalogFactoryHelper;
import org.apache.flink.table.factories.FactoryUtil.DefaultModuleContext;
import org.apache.flink.table.factories.ModuleFactory;
import org.apache.flink.table.module.Module;

/**
 * Makes the catalogue {@code 'type' = 'rearview'}: the tables and views of the SQL room over one
 * journal and one archive, and the functions of the module of the same name.
 */
public final class RearviewCatalogFactory implements CatalogFactory {
  /** Value of the option {@code type}, and the name of the module with the functions. */
  public static final String IDENTIFIER = "rearview";

  @Override
  public String factoryIdentifier() {
    return IDENTIFIER;
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of(RearviewCatalogOptions.JOURNAL, RearviewCatalogOptions.ARCHIVE);
  }

  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of();
  }

  @Override
  public Catalog createCatalog(Context context) {
    CatalogFactoryHelper helper = FactoryUtil.createCatalogFactoryHelper(this, context);
    helper.validateExcept(RearviewCatalogOptions.DECODER);
    return new RearviewCatalog(
        context.getName(),
        new Definitions(
            context.getName(),
            Scripts.read(context.getClassLoader()),
            RearviewCatalogOptions.of(context.getOptions()),
            context.getClassLoader(),
            functions(context.getClassLoader())),
        context.getConfiguration());
  }

  private static Functions functions(ClassLoader classLoader) {
    Module module =
        FactoryUtil.discoverFactory(classLoader, ModuleFactory.class, IDENTIFIER)
            .createModule(new DefaultModuleContext(Map.of(), new Configuration(), classLoader));
    return new Functions(module);
  }
}
