package com.callcat.loadtest.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// The memory of another JVM, as that JVM itself counts it.
final class Jvm implements AutoCloseable {
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private Jvm(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  static Jvm of(long pid) {
    try {
      var machine = VirtualMachine.attach(Long.toString(pid));
      try {
        var address = new JMXServiceURL(machine.startLocalManagementAgent());
        return new Jvm(JMXConnectorFactory.connect(address));
      } finally {
        machine.detach();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (AttachNotSupportedException otherJava) {
      throw new IllegalStateException(otherJava);
    }
  }

  /// What its threads have asked for since it started, in bytes.
  long allocated() {
    return attribute(ManagementFactory.THREAD_MXBEAN_NAME, "TotalThreadAllocatedBytes", Long.class);
  }

  /// What of its heap is in use after a full collection, in bytes.
  long liveHeap() {
    invoke(ManagementFactory.MEMORY_MXBEAN_NAME, "gc");
    var usage =
        attribute(ManagementFactory.MEMORY_MXBEAN_NAME, "HeapMemoryUsage", CompositeData.class);
    return (Long) usage.get("used");
  }

  private <T> T attribute(String bean, String name, Class<T> type) {
    return ask(() -> type.cast(server.getAttribute(new ObjectName(bean), name)));
  }

  private void invoke(String bean, String operation) {
    ask(() -> server.invoke(new ObjectName(bean), operation, new Object[0], new String[0]) == null);
  }

  private interface Question<T> {
    T answer() throws IOException, JMException;
  }

  private static <T> T ask(Question<T> question) {
    try {
      return question.answer();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (JMException noHotSpot) {
      throw new IllegalStateException(noHotSpot);
    }
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
