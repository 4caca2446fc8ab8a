package org.springframework.boot.loader.launch;

/** Stands for the class of that name, which starts the class that the manifest tells. */
public final class JarLauncher {
  public static void main(String[] args) {
    shop.billing.Cashier.main(args);
  }
}
