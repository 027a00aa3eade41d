package dev.rearview.collector.receive;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.unix.RawUnixChannelOption;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the kernel choose the receive thread by the exporter's address alone, for datagrams and for
 * connections, at all ports alike. Left to itself it takes in the exporter's port, and one that
 * sends from several (line cards, a NAT, a relay) has its templates in one journal partition and
 * the data that needs them in another.
 *
 * <p>A kernel that refuses costs a warning; receiving goes on as the kernel likes.
 */
public final class ExporterSteering {
  private static final Logger LOG = LoggerFactory.getLogger(ExporterSteering.class);

  private static final int SOL_SOCKET = 1;
  private static final int SO_ATTACH_REUSEPORT_CBPF = 51;

  /** {@code struct sock_fprog}: a length of 16 bits, and a pointer where 64 bits are aligned. */
  private static final int PROGRAM_BYTES = 16;

  private static final int POINTER_OFFSET = 8;

  private static final RawUnixChannelOption PROGRAM =
      new RawUnixChannelOption(
          "SO_ATTACH_REUSEPORT_CBPF", SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, PROGRAM_BYTES);

  private final int threads;
  private final AtomicBoolean refused = new AtomicBoolean();

  /** Among so many receive threads. */
  ExporterSteering(int threads) {
    this.threads = threads;
  }

  /**
   * Steers what comes to a port. Its sockets share the program, and its answer counts them in the
   * order in which they were bound, which has to be that of the threads.
   *
   * @param first the first socket of the port, bound, before the others are: so that few datagrams,
   *     if any, find the port without the program
   */
  public void attach(Channel first) {
    if (threads == 1) {
      return;
    }
    SteeringProgram program = new SteeringProgram(threads);
    ByteBuffer pointer = ByteBuffer.allocateDirect(PROGRAM_BYTES).order(ByteOrder.nativeOrder());
    pointer.putShort(0, (short) program.length());
    pointer.putLong(POINTER_OFFSET, program.memoryAddress());
    try {
      first.config().setOption(PROGRAM, pointer);
    } catch (ChannelException e) {
      if (refused.compareAndSet(false, true)) {
        LOG.warn(
            "the kernel does not choose receive threads by the exporter's address ({}): one that"
                + " sends from several ports may be split among journal partitions, and its data"
                + " not be decoded where its templates are missing; collector.threads=1 helps",
            e.getMessage());
      }
    } finally {
      Reference.reachabilityFence(program);
    }
  }

  /** Whether the kernel refused it for any port. */
  public boolean isRefused() {
    return refused.get();
  }
}
