package dev.rearview.collector.settings;

/** How sockets are to be read. */
public enum TransportChoice {
  /** Native epoll where it works, else NIO. */
  AUTO,
  /** Native epoll; an error where there is none. */
  EPOLL,
  /** The JDK's own, with one socket per port and one receive thread. */
  NIO
}
