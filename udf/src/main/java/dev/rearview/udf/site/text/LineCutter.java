package dev.rearview.udf.site.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts one line into words; what is wrong with it becomes a problem, and the line is left out. */
final class LineCutter {
  private final Syntax syntax;
  private final String line;
  private final Place place;
  private final Problems problems;
  private final List<Word> words = new ArrayList<>();
  private int at;

  LineCutter(Syntax syntax, String line, Place place, Problems problems) {
    this.syntax = syntax;
    this.line = line;
    this.place = place;
    this.problems = problems;
  }

  /** The words of the line; none if there are none, or if something is wrong. */
  List<Word> words() {
    boolean afterComma = false;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '#') {
        break;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (c == ',' && syntax.hasCommas()) {
        if (afterComma || words.size() < 2) {
          return wrong("','", words.isEmpty() ? "a keyword" : "a value before the comma");
        }
        afterComma = true;
        at++;
      } else {
        Word word = c == '"' ? string() : syntax.inWord(c) ? atom() : null;
        if (word == null) {
          return c == '"' ? List.of() : wrong("'" + c + "'", "a word or a comment");
        }
        words.add(word);
        afterComma = false;
      }
    }
    return afterComma ? wrong("the end of the line", "a value after the comma") : words;
  }

  private Word atom() {
    int start = at;
    while (at < line.length() && syntax.inWord(line.charAt(at))) {
      at++;
    }
    return new Word(line.substring(start, at), false);
  }

  private Word string() {
    StringBuilder text = new StringBuilder();
    at++;
    while (at < line.length() && line.charAt(at) != '"') {
      char c = line.charAt(at++);
      if (c == '\\' && syntax.hasEscapes() && at < line.length()) {
        c = escaped();
      }
      text.append(c);
    }
    if (at == line.length()) {
      wrong("the end of the line", "'\"' at the end of the string");
      return null;
    }
    at++;
    return new Word(text.toString(), true);
  }

  private char escaped() {
    char c = line.charAt(at++);
    int octal = at - 1;
    while (at < line.length() && at - octal < 3 && octalDigit(c) && octalDigit(line.charAt(at))) {
      at++;
    }
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> octalDigit(c) ? (char) Integer.parseInt(line.substring(octal, at), 8) : c;
    };
  }

  private static boolean octalDigit(char c) {
    return c >= '0' && c <= '7';
  }

  private List<Word> wrong(String found, String expected) {
    problems.error(place, found, expected);
    return List.of();
  }
}
