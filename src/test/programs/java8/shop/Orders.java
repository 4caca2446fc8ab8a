package shop;

class Orders {
  int place(int n) {
    return n + new Line().price();
  }

  int placeAll(int n) {
    return place(n) + cancel();
  }

  int cancel() {
    return -1;
  }

  static class Line {
    int price() {
      return 10;
    }
  }
}
