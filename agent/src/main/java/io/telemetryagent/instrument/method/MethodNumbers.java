package io.telemetryagent.instrument.method;

import io.telemetryagent.bootstrap.MethodTable;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;

/** Binds {@link MethodNumber} to a constant, so that woven code carries its number with it. */
final class MethodNumbers
    implements Advice.OffsetMapping, Advice.OffsetMapping.Factory<MethodNumber> {
  private final MethodTable table;

  MethodNumbers(MethodTable table) {
    this.table = table;
  }

  int numberOf(TypeDescription type, MethodDescription method) {
    String name = method.getInternalName();
    int sameName = 0;
    for (MethodDescription other : type.getDeclaredMethods()) {
      if (other.getInternalName().equals(name) && !other.isBridge()) {
        sameName++;
      }
    }
    return table.numberOf(type.getName(), name, sameName > 1 ? signature(method) : null);
  }

  @Override
  public Target resolve(
      TypeDescription type,
      MethodDescription method,
      Assigner assigner,
      Advice.ArgumentHandler arguments,
      Sort sort) {
    return new Target.ForStackManipulation(IntegerConstant.forValue(numberOf(type, method)));
  }

  @Override
  public Class<MethodNumber> getAnnotationType() {
    return MethodNumber.class;
  }

  @Override
  public Advice.OffsetMapping make(
      ParameterDescription.InDefinedShape target,
      AnnotationDescription.Loadable<MethodNumber> annotation,
      AdviceType adviceType) {
    return this;
  }

  private static String signature(MethodDescription method) {
    StringBuilder types = new StringBuilder("(");
    for (TypeDescription parameter : method.getParameters().asTypeList().asErasures()) {
      types.append(types.length() == 1 ? "" : ",").append(parameter.getActualName());
    }
    return types.append(')').toString();
  }
}
