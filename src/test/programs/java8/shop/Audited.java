package shop;

@Traced
class Audited {
  int audited() {
    return 1 + 0;
  }
}
