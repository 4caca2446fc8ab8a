package shop;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Carries the mark on to the classes that it marks. */
@Traced
@Retention(RetentionPolicy.RUNTIME)
@interface Component {}
