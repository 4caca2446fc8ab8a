package planned;

/** An annotation on a class. */
@Meta
public @interface Traced {}
