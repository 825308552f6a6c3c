package com.callcat.dev.dynamodb.table;

import java.util.regex.Pattern;

/// The ARN of a table, which all requests about tables that are there take in place of the name.
/// There is one region and one account here: those of an ARN are not looked at.
public final class TableArn {
  private static final String OURS = "arn:aws:dynamodb:us-east-1:000000000000:table/";
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/([a-zA-Z0-9_.-]+)");

  private TableArn() {}

  /// The ARN of a table of this server.
  public static String of(String name) {
    return OURS + name;
  }

  /// The name in an ARN, or what is given when it is the ARN of no table.
  public static String name(String nameOrArn) {
    var arn = ARN.matcher(nameOrArn);
    return arn.matches() ? arn.group(1) : nameOrArn;
  }
}
