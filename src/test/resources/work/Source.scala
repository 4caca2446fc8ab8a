package demo

case class Source(x: Int, y: Int) {
  def sum: Int = x + y
}

object SourceRunner {
  def main(args: Array[String]): Unit = {
    val points = for (x <- 1 to 3; y <- 1 to 2) yield Source(x, y)
    println(points.map(_.sum).filter(_ > 2).sum)
  }
}
