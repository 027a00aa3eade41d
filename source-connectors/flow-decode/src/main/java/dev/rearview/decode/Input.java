package dev.rearview.decode;

import java.nio.file.Path;

/**
 * A file to decode.
 *
 * @param name how the user names it
 * @param path where it lies: standard input was copied to a file
 */
record Input(String name, Path path) {}
