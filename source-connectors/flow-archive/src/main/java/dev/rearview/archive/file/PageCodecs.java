package dev.rearview.archive.file;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Decompresses pages: zstd by one call a page, into an array of the right length; Parquet's own
 * goes by way of streams. Other codecs are left to Parquet. Of one reader: not for several threads.
 */
final class PageCodecs implements CompressionCodecFactory {
  private CodecFactory others;
  private ZstdPages zstd;

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    if (codec == CompressionCodecName.ZSTD) {
      if (zstd == null) {
        zstd = new ZstdPages();
      }
      return zstd;
    }
    return others().getDecompressor(codec);
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("This one reads");
  }

  private CodecFactory others() {
    if (others == null) {
      others = new CodecFactory(new Configuration(false), 0);
    }
    return others;
  }

  @Override
  public void release() {
    if (zstd != null) {
      zstd.release();
      zstd = null;
    }
    if (others != null) {
      others.release();
      others = null;
    }
  }

  private static final class ZstdPages implements BytesInputDecompressor {
    private final ZstdDecompressCtx context = new ZstdDecompressCtx();

    @Override
    public BytesInput decompress(BytesInput compressed, int length) throws IOException {
      byte[] page = PageBytes.array(compressed);
      byte[] bytes = new byte[length];
      try {
        int count = context.decompressByteArray(bytes, 0, length, page, 0, page.length);
        if (count != length) {
          throw new IOException(
              "A page has " + count + " bytes where " + length + " are announced");
        }
      } catch (ZstdException e) {
        throw new IOException("A page cannot be decompressed: " + e.getMessage(), e);
      }
      return BytesInput.from(bytes, 0, length);
    }

    @Override
    public void decompress(ByteBuffer in, int inLength, ByteBuffer out, int outLength)
        throws IOException {
      byte[] page = new byte[inLength];
      in.get(page);
      out.put(PageBytes.array(decompress(BytesInput.from(page), outLength)));
    }

    @Override
    public void release() {
      context.close();
    }
  }
}
