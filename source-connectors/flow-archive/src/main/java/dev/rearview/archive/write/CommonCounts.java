package dev.rearview.archive.write;

/** How often values occur in two columns together. */
final class CommonCounts {
  private final int[] ofFirst;
  private final int[] ofSecond;

  CommonCounts(RowOrder.Key first, RowOrder.Key second, int rows) {
    ofFirst = new int[first.places()];
    ofSecond = new int[second.places()];
    for (int row = 0; row < rows; row++) {
      ofFirst[first.place(row)]++;
      ofSecond[second.place(row)]++;
    }
    int one = 1;
    int other = 1;
    while (one < ofFirst.length && other < ofSecond.length) {
      int comparison = first.values().compare(one - 1, second.values(), other - 1);
      if (comparison == 0) {
        int sum = ofFirst[one] + ofSecond[other];
        ofFirst[one] = sum;
        ofSecond[other] = sum;
      }
      one += comparison <= 0 ? 1 : 0;
      other += comparison >= 0 ? 1 : 0;
    }
  }

  /** How often the value with the given place in the first column occurs in both. */
  int ofFirst(int place) {
    return ofFirst[place];
  }

  /** How often the value with the given place in the second column occurs in both. */
  int ofSecond(int place) {
    return ofSecond[place];
  }
}
