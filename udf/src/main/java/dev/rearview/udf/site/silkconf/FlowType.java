package dev.rearview.udf.site.silkconf;

/**
 * A type of a class.
 *
 * @param id its number, 0 to 254, of its own in the file
 * @param name its name, of its own in the class: {@code inweb}
 * @param label the name of class and type together, which SiLK puts into file names
 */
public record FlowType(int id, String name, String label) {}
