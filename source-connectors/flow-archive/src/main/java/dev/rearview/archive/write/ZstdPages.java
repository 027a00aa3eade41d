package dev.rearview.archive.write;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses pages by zstd, one frame each, all by the same context and into the same array: what
 * it gives is valid until the next page.
 */
final class ZstdPages implements BytesInputCompressor {
  private final ZstdCompressCtx context = new ZstdCompressCtx();
  private final Gathered gathered = new Gathered();
  private byte[] compressed = new byte[1 << 16];

  ZstdPages(int level) {
    context.setLevel(level);
  }

  /** Compresses by this level from now on. */
  void level(int level) {
    context.setLevel(level);
  }

  @Override
  public BytesInput compress(BytesInput page) throws IOException {
    gathered.size = 0;
    page.writeAllTo(gathered);
    int bound = (int) Zstd.compressBound(gathered.size);
    if (bound > compressed.length) {
      compressed = new byte[bound];
    }
    int length =
        context.compressByteArray(
            compressed, 0, compressed.length, gathered.bytes, 0, gathered.size);
    return BytesInput.from(compressed, 0, length);
  }

  @Override
  public CompressionCodecName getCodecName() {
    return CompressionCodecName.ZSTD;
  }

  @Override
  public void release() {
    context.close();
  }

  /** The bytes of a page in one array. */
  private static final class Gathered extends OutputStream {
    private byte[] bytes = new byte[1 << 16];
    private int size;

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      if (size > bytes.length - length) {
        bytes = java.util.Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
      }
      System.arraycopy(source, offset, bytes, size, length);
      size += length;
    }
  }
}
