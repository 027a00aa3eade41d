package dev.rearview.udf.site.text;

import java.util.List;

/**
 * A statement at the top of a file, with those up to its {@code end} where it begins a block.
 *
 * @param head the statement
 * @param body what stands in the block; empty if it begins none
 */
public record Block(Statement head, List<Statement> body) {}
