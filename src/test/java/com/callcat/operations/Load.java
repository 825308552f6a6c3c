package com.callcat.operations;

import com.callcat.testing.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Users who never rest until they are told to, each with one thing at a time.
final class Load implements AutoCloseable {
  private static final int USERS = 3;

  private final List<Worker> workers = new ArrayList<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean over;

  Load(Site site, Random random) throws Exception {
    for (var n = 0; n < USERS; n++) {
      var user = new SiteCustomer(site, "user" + n + "@example.com", new Random(random.nextLong()));
      user.register();
      workers.add(new Worker(user));
    }
    workers.forEach(threads::execute);
  }

  private final class Worker implements Runnable {
    private final SiteCustomer user;
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean renew;

    private Worker(SiteCustomer user) {
      this.user = user;
    }

    @Override
    public void run() {
      while (!over && failures.isEmpty()) {
        try {
          if (renew) {
            user.login();
            renew = false;
          } else {
            user.act();
          }
          done.incrementAndGet();
        } catch (Throwable failure) { // also an assertion, which is what is looked for
          failures.add(failure.toString());
        }
      }
    }
  }

  /// Goes on for a while: each user does so many things more, or something fails.
  void goOn(int things) throws Exception {
    var begun = workers.stream().map(worker -> worker.done.get()).toList();
    for (var n = 0; n < USERS; n++) {
      var enough = begun.get(n) + things;
      Eventually.until(workers.get(n).done::get, done -> done >= enough || !failures.isEmpty());
    }
  }

  /// Every user has tokens from now.
  void renewTokens() throws Exception {
    workers.forEach(worker -> worker.renew = true);
    Eventually.until(
        () -> workers.stream().noneMatch(worker -> worker.renew),
        renewed -> renewed || !failures.isEmpty());
  }

  /// Lets them rest, and tells what failed.
  List<String> end() throws InterruptedException {
    close();
    return List.copyOf(failures);
  }

  List<SiteCustomer> users() {
    return workers.stream().map(worker -> worker.user).toList();
  }

  /// Blocks until the last answer has come.
  @Override
  public void close() {
    over = true;
    threads.close();
  }
}
