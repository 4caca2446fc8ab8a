def twice(n) { n * 2 }

class Account {
  String owner
  BigDecimal balance = 0

  def deposit(BigDecimal amount) {
    if (amount < 0) throw new IllegalArgumentException("negative: $amount")
    balance += amount
    this
  }
}

println((1..50).collect { twice(it) }.sum())
def account = new Account(owner: 'Ann').deposit(5.5)
try {
  account.deposit(-1)
} catch (IllegalArgumentException e) {
  println e.message
}
println "$account.owner has $account.balance"
