package dev.rearview.collector.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.util.List;

/**
 * Cuts a stream into IPFIX messages by the length in their headers (RFC 7011 sections 3.1 and
 * 10.4).
 *
 * <pre>
 *  0         2        4             8                 12                      16
 *  | version | length | export time | sequence number | observation domain id | sets
 * </pre>
 *
 * A version that is not 10, or a length shorter than the header, is a {@link FramingException}:
 * nothing after it can be found. So is an end within a message.
 */
final class IpfixFramer extends LengthFieldBasedFrameDecoder {
  /** The longest message: its length field has two bytes. */
  static final int MOST_MESSAGE_BYTES = 65_535;

  private static final int VERSION = 10;
  private static final int VERSION_BYTES = 2;
  private static final int LENGTH_INDEX = 2;
  private static final int LENGTH_BYTES = 2;
  private static final int HEADER_BYTES = 16;

  private boolean broken;

  IpfixFramer() {
    // The length counts from the message's start, the frame decoder from behind the length field.
    super(MOST_MESSAGE_BYTES, LENGTH_INDEX, LENGTH_BYTES, -(LENGTH_INDEX + LENGTH_BYTES), 0);
  }

  @Override
  protected Object decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
    if (broken) {
      in.skipBytes(in.readableBytes());
      return null;
    }
    check(in);
    return super.decode(context, in);
  }

  @Override
  protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    super.decodeLast(context, in, out);
    int left = in.readableBytes();
    if (left > 0) {
      broken = true;
      in.skipBytes(left);
      throw new FramingException(
          ConnectionFailure.TRUNCATED, "it ended within a message, after " + left + " bytes of it");
    }
  }

  private void check(ByteBuf in) {
    int start = in.readerIndex();
    int readable = in.readableBytes();
    if (readable >= VERSION_BYTES && in.getUnsignedShort(start) != VERSION) {
      throw broken(in, "version " + in.getUnsignedShort(start) + " where IPFIX has " + VERSION);
    }
    if (readable >= LENGTH_INDEX + LENGTH_BYTES) {
      int length = in.getUnsignedShort(start + LENGTH_INDEX);
      if (length < HEADER_BYTES) {
        throw broken(in, "a message of " + length + " bytes, shorter than its header");
      }
    }
  }

  private FramingException broken(ByteBuf in, String what) {
    broken = true;
    in.skipBytes(in.readableBytes());
    return new FramingException(ConnectionFailure.NOT_IPFIX, "it is not IPFIX: " + what);
  }
}
