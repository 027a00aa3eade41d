package dev.rearview.collector.receive;

import io.netty.channel.unix.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A program in classic BPF that the kernel runs for what comes to a port which several sockets
 * share. It answers with the number of a socket, counted in the order in which they were bound, and
 * computes it from the sender's IP address alone. The kernel's own choice takes in the sender's
 * port as well.
 *
 * <p>An instruction is {@code u16 code, u8 jump if true, u8 jump if false, u32 operand} in native
 * byte order. Accumulator and index register are called A and X, as in bpf(4).
 */
final class SteeringProgram {
  private static final int LOAD_BYTE = 0x30;
  private static final int LOAD_WORD = 0x20;
  private static final int LOAD_X_CONSTANT = 0x01;
  private static final int COPY_A_TO_X = 0x07;
  private static final int XOR_X = 0xac;
  private static final int MULTIPLY = 0x24;
  private static final int SHIFT_RIGHT = 0x74;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int RETURN_A = 0x16;

  /** Added to an offset, it counts from the start of the IP header, not of the payload. */
  private static final int IP_HEADER = -0x100000;

  /** Of the last word that both families have in common: an IPv4 source address as a whole. */
  private static final int SHARED_WORD_OFFSET = 12;

  /** Of the other words of an IPv6 source address. */
  private static final int[] IPV6_WORD_OFFSETS = {8, 16, 20};

  private static final int IPV4_VERSION = 4;

  /** 2^32 divided by the golden ratio: the upper bits of a product depend on all of the factor. */
  private static final int FACTOR = 0x9e3779b1;

  private static final int HALF_WORD_BITS = 16;
  private static final int NIBBLE_BITS = 4;
  private static final int INSTRUCTION_BYTES = 8;
  private static final int WORD_INSTRUCTIONS = 7;
  private static final int MOST_INSTRUCTIONS = 64;

  private final ByteBuffer code =
      ByteBuffer.allocateDirect(MOST_INSTRUCTIONS * INSTRUCTION_BYTES)
          .order(ByteOrder.nativeOrder());

  /** For a port that so many sockets share. */
  SteeringProgram(int sockets) {
    add(LOAD_X_CONSTANT, 0);
    add(LOAD_BYTE, IP_HEADER);
    add(SHIFT_RIGHT, NIBBLE_BITS);
    addJumpIfEqual(IPV4_VERSION, IPV6_WORD_OFFSETS.length * WORD_INSTRUCTIONS);
    for (int offset : IPV6_WORD_OFFSETS) {
      addWord(offset);
    }
    addWord(SHARED_WORD_OFFSET);
    // The upper half of the hash, scaled to 0 … sockets - 1.
    add(SHIFT_RIGHT, HALF_WORD_BITS);
    add(MULTIPLY, sockets);
    add(SHIFT_RIGHT, HALF_WORD_BITS);
    add(RETURN_A, 0);
  }

  /** How many instructions it has. */
  int length() {
    return code.position() / INSTRUCTION_BYTES;
  }

  /** Where it is in memory, for as long as this object is reachable. */
  long memoryAddress() {
    return Buffer.memoryAddress(code);
  }

  /** X and A become the hash of X and one word of the header. */
  private void addWord(int offset) {
    add(LOAD_WORD, IP_HEADER + offset);
    add(XOR_X, 0);
    add(MULTIPLY, FACTOR);
    add(COPY_A_TO_X, 0);
    add(SHIFT_RIGHT, HALF_WORD_BITS);
    add(XOR_X, 0);
    add(COPY_A_TO_X, 0);
  }

  private void addJumpIfEqual(int operand, int skipped) {
    code.putShort((short) JUMP_IF_EQUAL).put((byte) skipped).put((byte) 0).putInt(operand);
  }

  private void add(int instruction, int operand) {
    code.putShort((short) instruction).putShort((short) 0).putInt(operand);
  }
}
