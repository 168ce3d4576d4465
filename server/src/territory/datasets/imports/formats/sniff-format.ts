import { open } from 'node:fs/promises';
import { fileRefused } from '../import-errors.ts';

export type Container = 'zip' | 'gpkg' | 'geojson' | 'ndjson' | 'kml' | 'dxf' | 'csv' | 'vct' | 'txt';

const HEAD = 65_536;
const RECORD_SEPARATOR = 0x1e;

/** What a file is by its content; its name proves nothing. Refuses what we do not know. */
export async function sniffFormat(path: string): Promise<Container> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return formatOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

export function formatOf(head: Buffer): Container {
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return 'zip';
  if (head.subarray(0, 16).toString('latin1') === 'SQLite format 3\0') return 'gpkg';
  if (head.includes(0)) throw unknownFormat();
  // A JSON text sequence (RFC 8142) begins each line with a record separator.
  const isSequence = head[0] === RECORD_SEPARATOR;
  const text = head
    .subarray(isSequence ? 1 : 0)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^HeadBegin/i.test(text)) return 'vct';
  if (text.startsWith('{')) return textJson(text);
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<kml[\s>]/.test(text)) return 'kml';
  if (/^(999[\s\S]*?\r?\n\s*)?0\r?\n\s*SECTION\r?\n/.test(text)) return 'dxf';
  if (text.startsWith('[') || /^J\d+\s*[,，]/m.test(text)) return 'txt';
  if (/^(?:wkt|geom|geometry)\r?\n|^[^\r\n]*[,;\t][^\r\n]*\r?\n/i.test(text)) return 'csv';
  throw unknownFormat();
}

function textJson(text: string): Container {
  const [first = ''] = text.split('\n');
  return /^\{\s*"type"\s*:\s*"Feature"/.test(text) && first.trimEnd().endsWith('}') ? 'ndjson' : 'geojson';
}

export const unknownFormat = () =>
  fileRefused('unknown-format', '无法识别的文件格式', 'The content is of no format we know');
