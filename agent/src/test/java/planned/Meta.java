package planned;

/** An annotation on an annotation. */
public @interface Meta {}
