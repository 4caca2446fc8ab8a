package io.telemetryagent.instrument.hook;

import io.telemetryagent.instrument.weave.AroundVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Weaves one method: {@code Object token = Hooks.enter(number, this, arguments)}, and Hooks.exit on
 * each way out.
 */
final class HookVisitor extends AroundVisitor {
  static final String HOOKS = "io/telemetryagent/bootstrap/Hooks";

  /** The token, the array of arguments, and what is returned, which may be wide. */
  static final int LOCALS = 4;

  private static final String OBJECT = "java/lang/Object";
  private static final String ENTER = "(ILjava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;";
  private static final String EXIT =
      "(ILjava/lang/Object;Ljava/lang/Object;Ljava/lang/Throwable;)V";
  private static final int STACK = 7;

  private final HookedMethod method;
  private final int hook;
  private final boolean rewriting;
  private final int array;
  private final int result;

  HookVisitor(MethodVisitor next, HookedMethod method, int hook, boolean rewriting) {
    super(next, method.isConstructor(), method.maxLocals, OBJECT, STACK, LOCALS);
    this.method = method;
    this.hook = hook;
    this.rewriting = rewriting;
    array = token + 1;
    result = token + 2;
  }

  @Override
  protected void enter() {
    Type[] types = Type.getArgumentTypes(method.descriptor);
    fillArray(types);
    push(hook, mv);
    if (method.isStatic()) {
      mv.visitInsn(Opcodes.ACONST_NULL);
    } else {
      mv.visitVarInsn(Opcodes.ALOAD, 0);
    }
    mv.visitVarInsn(Opcodes.ALOAD, array);
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, "enter", ENTER, false);
    if (rewriting) {
      readArray(types);
    }
  }

  @Override
  protected void leave(int returnOpcode) {
    Type type = Type.getReturnType(method.descriptor);
    boolean isVoid = returnOpcode == Opcodes.RETURN;
    if (!isVoid) {
      mv.visitVarInsn(type.getOpcode(Opcodes.ISTORE), result);
    }
    push(hook, mv);
    mv.visitVarInsn(Opcodes.ALOAD, token);
    if (isVoid) {
      mv.visitInsn(Opcodes.ACONST_NULL);
    } else {
      loadBoxed(type, result);
    }
    mv.visitInsn(Opcodes.ACONST_NULL);
    exit();
    if (!isVoid) {
      mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), result);
    }
  }

  @Override
  protected void leaveByThrow() {
    mv.visitVarInsn(Opcodes.ASTORE, result);
    push(hook, mv);
    mv.visitVarInsn(Opcodes.ALOAD, token);
    mv.visitInsn(Opcodes.ACONST_NULL);
    mv.visitVarInsn(Opcodes.ALOAD, result);
    exit();
    mv.visitVarInsn(Opcodes.ALOAD, result);
  }

  private void exit() {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, "exit", EXIT, false);
  }

  private void fillArray(Type[] types) {
    push(types.length, mv);
    mv.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT);
    int slot = method.isStatic() ? 0 : 1;
    for (int i = 0; i < types.length; i++) {
      mv.visitInsn(Opcodes.DUP);
      push(i, mv);
      loadBoxed(types[i], slot);
      mv.visitInsn(Opcodes.AASTORE);
      slot += types[i].getSize();
    }
    mv.visitVarInsn(Opcodes.ASTORE, array);
  }

  private void readArray(Type[] types) {
    int slot = method.isStatic() ? 0 : 1;
    for (int i = 0; i < types.length; i++) {
      if (types[i].getSort() >= Type.ARRAY) {
        mv.visitVarInsn(Opcodes.ALOAD, array);
        push(i, mv);
        mv.visitInsn(Opcodes.AALOAD);
        mv.visitTypeInsn(Opcodes.CHECKCAST, types[i].getInternalName());
        mv.visitVarInsn(Opcodes.ASTORE, slot);
      }
      slot += types[i].getSize();
    }
  }

  private void loadBoxed(Type type, int slot) {
    mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
    String box = box(type);
    if (box != null) {
      String descriptor = "(" + type.getDescriptor() + ")L" + box + ";";
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
    }
  }

  private static String box(Type type) {
    switch (type.getSort()) {
      case Type.BOOLEAN:
        return "java/lang/Boolean";
      case Type.CHAR:
        return "java/lang/Character";
      case Type.BYTE:
        return "java/lang/Byte";
      case Type.SHORT:
        return "java/lang/Short";
      case Type.INT:
        return "java/lang/Integer";
      case Type.FLOAT:
        return "java/lang/Float";
      case Type.LONG:
        return "java/lang/Long";
      case Type.DOUBLE:
        return "java/lang/Double";
      default:
        return null;
    }
  }
}
