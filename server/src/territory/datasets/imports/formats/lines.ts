import { fileRefused } from '../import-errors.ts';
import { LIMITS } from '../import-limits.ts';
import type { TextEncodingName } from './text-encoding.ts';

/** Lines of a byte stream, some at a time; refuses one that would fill the memory. */
export async function* lines(
  stream: AsyncIterable<Buffer>,
  encoding: TextEncodingName = 'utf-8',
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder(encoding);
  let open: string[] = [];
  let held = 0;
  for await (const chunk of stream) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
    const last = parts.pop() ?? '';
    if (parts.length > 0) {
      parts[0] = open.join('') + (parts[0] ?? '');
      open = [];
      held = 0;
      yield parts;
    }
    open.push(last);
    held += last.length;
    if (held > LIMITS.lineBytes) throw tooManyVertices();
  }
  const rest = open.join('') + decoder.decode();
  if (rest !== '') yield [rest];
}

export const tooManyVertices = () =>
  fileRefused('too-many-vertices', '单个图形的顶点过多', 'One shape has more vertices than we take');
