package checksum;

import java.util.zip.CRC32;

/** Uses a class of the JDK. */
public final class Checksum {
  public static void main(String[] args) {
    System.out.println(of(new byte[] {1, 2, 3}));
  }

  static long of(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length);
    return crc.getValue();
  }
}
