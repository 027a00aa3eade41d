package dev.rearview.archive.write;

import dev.rearview.archive.file.BlockSums;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A stream that Parquet writes a file to, and that puts checksums of all that came before in front
 * of the footer. It is not closed: whoever opened it does that.
 */
final class CheckedOutput extends PositionOutputStream implements OutputFile {
  private final OutputStream out;
  private final BlockSums.Builder sums = new BlockSums.Builder();
  private long position;

  /** What is written last, as long as nobody knows where in it the footer begins; else null. */
  private HeldBytes held;

  CheckedOutput(OutputStream out) {
    this.out = out;
  }

  /** From now on comes what has the footer at its end. */
  void hold() {
    held = new HeldBytes();
  }

  /** The footer has come, and its length and the magic number behind it. */
  void release() throws IOException {
    long footer = held.size() - held.footerBytes();
    OutputStream counted =
        new OutputStream() {
          @Override
          public void write(int value) {
            throw new UnsupportedOperationException("bytes come many at once");
          }

          @Override
          public void write(byte[] source, int offset, int length) throws IOException {
            sums.add(source, offset, length);
            out.write(source, offset, length);
          }
        };
    held.writeTo(counted, 0, footer);
    out.write(sums.finish(held.checksum(footer)));
    held.writeTo(out, footer, held.size());
    held = null;
    out.flush();
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    if (held != null) {
      held.write(source, offset, length);
    } else {
      sums.add(source, offset, length);
      out.write(source, offset, length);
    }
    position += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return this;
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return this;
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}
