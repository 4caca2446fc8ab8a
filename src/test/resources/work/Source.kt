package demo

data class Source(val x: Int, val y: Int) {
  fun sum() = x + y
}

sealed interface SourceShape {
  object Unit : SourceShape
  class Box(val sides: List<Int>) : SourceShape
}

fun area(shape: SourceShape): Int = when (shape) {
  is SourceShape.Unit -> 1
  is SourceShape.Box -> shape.sides.map { it * 2 }.filter { it > 1 }.sum()
}
