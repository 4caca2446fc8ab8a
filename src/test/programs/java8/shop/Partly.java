package shop;

class Partly {
  @Traced
  int marked() {
    return 1 + 0;
  }

  int unmarked() {
    return 2 + 0;
  }
}
