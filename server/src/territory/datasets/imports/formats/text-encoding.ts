import { open } from 'node:fs/promises';

export type TextEncodingName = 'utf-8' | 'gb18030';

/** UTF-8 has a form that Chinese in GBK practically never fits, so text that decodes is UTF-8. */
export function encodingOf(bytes: Uint8Array): TextEncodingName {
  try {
    // A sample may end within a character.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

/** The encoding of a file by its first megabytes; whatever a .cpg beside it says. `skip` leaves out a binary header. */
export async function sniffEncoding(path: string): Promise<TextEncodingName> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4 * 1024 ** 2), 0, 4 * 1024 ** 2, 0);
    return encodingOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** The same for a dBase table, whose header holds bytes that are no text and whose rows have fixed lengths. */
export async function sniffDbfEncoding(path: string): Promise<TextEncodingName> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4 * 1024 ** 2), 0, 4 * 1024 ** 2, 0);
    if (bytesRead < 33) return 'utf-8';
    const [headerBytes, rowBytes] = [buffer.readUInt16LE(8), buffer.readUInt16LE(10)];
    const names = buffer.subarray(32, headerBytes - 1);
    const rows = Math.floor((bytesRead - headerBytes) / rowBytes);
    const isUtf8 = (part: Buffer) => encodingOf(Buffer.concat([part, Buffer.from(' ')])) === 'utf-8';
    for (let n = 0; n + 32 <= names.length; n += 32) {
      const name = names.subarray(n, n + 11);
      const end = name.indexOf(0);
      if (!isUtf8(name.subarray(0, end < 0 ? 11 : end))) return 'gb18030';
    }
    for (let n = 0; n < rows; n++) {
      if (!isUtf8(buffer.subarray(headerBytes + n * rowBytes, headerBytes + (n + 1) * rowBytes))) return 'gb18030';
    }
    return 'utf-8';
  } finally {
    await file.close();
  }
}
