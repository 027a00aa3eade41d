package dev.rearview.codec;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** The default limits with another value for one of them, by the name of the component. */
public final class Limits {
  private Limits() {}

  public static DecoderLimits with(String name, Object value) {
    RecordComponent[] components = DecoderLimits.class.getRecordComponents();
    Object[] values = new Object[components.length];
    boolean found = false;
    try {
      for (int i = 0; i < values.length; i++) {
        boolean other = components[i].getName().equals(name);
        found |= other;
        values[i] = other ? value : components[i].getAccessor().invoke(DecoderLimits.defaults());
      }
      if (!found) {
        throw new IllegalArgumentException("no limit is called " + name);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return DecoderLimits.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
