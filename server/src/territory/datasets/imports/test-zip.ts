import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipTricks {
  /** Marks the files as symbolic links. */
  isLink?: boolean;
  /** Size the directory states instead of the real one. */
  claimedSize?: number;
  /** Sizes stand in the Zip64 extra field, packed as it is or as claimed here. */
  zip64?: boolean;
  claimedPacked?: number;
}

/** An archive of files, honest unless told otherwise. */
export function zipOf(files: readonly (readonly [name: string, content: Buffer])[], tricks: ZipTricks = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const [path, packed] = [Buffer.from(name), deflateRawSync(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(tricks.claimedSize ?? content.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((tricks.isLink ? 0o120777 : 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const listing = Buffer.from(common);
    let extra = Buffer.alloc(0);
    if (tricks.zip64) {
      extra = Buffer.alloc(20);
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(16, 2);
      extra.writeBigUInt64LE(BigInt(tricks.claimedSize ?? content.length), 4);
      extra.writeBigUInt64LE(BigInt(tricks.claimedPacked ?? packed.length), 12);
      for (const field of [14, 18]) listing.writeUInt32LE(0xffffffff, field);
      listing.writeUInt16LE(extra.length, 24);
    }
    directory.push(Buffer.concat([Buffer.from('504b01021403', 'hex'), listing, tail, path, extra]));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}
