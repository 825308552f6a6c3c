package com.callcat.dev.dynamodb.table;

import java.util.regex.Pattern;

/// The ARN of a table, which requests about existing tables accept instead of the name. The server
/// has one region and one account, so those in an ARN are ignored.
public final class TableArn {
  private static final String OURS = "arn:aws:dynamodb:us-east-1:000000000000:table/";
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/([a-zA-Z0-9_.-]+)");

  private TableArn() {}

  /// The ARN of a table of this server.
  public static String of(String name) {
    return OURS + name;
  }

  /// The name in an ARN, or the text itself if it is not the ARN of a table.
  public static String name(String nameOrArn) {
    var arn = ARN.matcher(nameOrArn);
    return arn.matches() ? arn.group(1) : nameOrArn;
  }
}
