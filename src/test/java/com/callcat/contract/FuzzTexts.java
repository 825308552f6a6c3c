package com.callcat.contract;

/// Texts as people, and those who mean ill, would write them.
record FuzzTexts(Dice dice) {
  /// Both ends included: Latin, Greek, Arabic, combining marks, joiners, ideographs, what no
  /// character is, emoji.
  private static final int[][] SCRIPTS = {
    {0x20, 0x7e},
    {0xa1, 0x17f},
    {0x391, 0x3c9},
    {0x621, 0x64a},
    {0x300, 0x330},
    {0x200b, 0x2029},
    {0x4e00, 0x4fff},
    {0xfdd0, 0xfdef},
    {0xfeff, 0xffff},
    {0x1f300, 0x1f5ff},
    {0x10fffe, 0x10ffff}
  };

  /// @param lines may have several
  String text(int least, int most, boolean lines) {
    var length = length(least, most);
    var text = new StringBuilder();
    for (var i = 0; i < length; i++) {
      var edge = i == length / 2;
      text.appendCodePoint(edge ? letter() : character(lines));
    }
    return text.toString();
  }

  String letters(int least, int most) {
    return letters(length(least, most));
  }

  String letters(int length) {
    return Character.toString(letter()).repeat(length);
  }

  /// The extremes more often than chance would.
  private int length(int least, int most) {
    return switch (dice.between(0, 9)) {
      case 0 -> least;
      case 1 -> most;
      default -> dice.between(least, Math.min(most, least + 40));
    };
  }

  private int character(boolean lines) {
    if (lines && dice.chance(3)) {
      return dice.one('\n', '\t', '\r');
    }
    var script = SCRIPTS[dice.between(0, SCRIPTS.length - 1)];
    return dice.between(script[0], script[1]);
  }

  private int letter() {
    return dice.between('a', 'z');
  }
}
