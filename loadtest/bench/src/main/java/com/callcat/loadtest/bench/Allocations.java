package com.callcat.loadtest.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// How much memory the threads of another JVM have asked for since it started.
final class Allocations implements AutoCloseable {
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private Allocations(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  static Allocations of(long pid) {
    try {
      var machine = VirtualMachine.attach(Long.toString(pid));
      try {
        var address = new JMXServiceURL(machine.startLocalManagementAgent());
        return new Allocations(JMXConnectorFactory.connect(address));
      } finally {
        machine.detach();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (AttachNotSupportedException otherJava) {
      throw new IllegalStateException(otherJava);
    }
  }

  long bytes() {
    try {
      var threads = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
      return (Long) server.getAttribute(threads, "TotalThreadAllocatedBytes");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (JMException noHotSpot) {
      throw new IllegalStateException(noHotSpot);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
