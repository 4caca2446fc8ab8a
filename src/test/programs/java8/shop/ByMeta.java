package shop;

@Component
class ByMeta {
  int one() {
    return 1 + 0;
  }
}
