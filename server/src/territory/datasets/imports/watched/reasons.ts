import type { Name } from '@shancheng/contracts';
import { fileRefused } from '../import-errors.ts';

/** Why a file is not even handed in, or was given up. */
export const REFUSALS = {
  unknownDataset: (key: string | undefined) =>
    key === undefined
      ? fileRefused('no-dataset', '请放入以数据集标识命名的文件夹', 'Put it into a folder named after its dataset')
      : fileRefused('no-dataset', `没有标识为“${key}”的数据集`, `There is no dataset named “${key}”`),
  noFile: () =>
    fileRefused(
      'no-file',
      '只接受普通文件；文件夹请压缩为 zip',
      'Only plain files are taken; pack a folder as a zip archive',
    ),
  badName: () =>
    fileRefused('bad-name', '文件名过长或含有控制字符', 'The name is too long or holds control characters'),
  givenUp: { zh: '导入已被撤销或拒绝', en: 'Somebody refused or cancelled the import' },
} as const;

/** The text beside a file that was refused; `importId` where there is a report to look at. */
export function refusedReason({ zh, en }: Name, importId?: string): string {
  const report = importId === undefined ? '' : `\n导入 / import: ${importId}\n`;
  return `未导入 / not imported\n${zh}\n${en}\n${report}`;
}

/** The text beside a file that was read: it still waits for somebody to accept it. */
export function doneReason(importId: string, isAgain = false): string {
  const again = isAgain ? '内容与已有导入相同，未重复导入 / the same content was handed in before\n' : '';
  return `已读入，等待确认 / read, waiting to be accepted\n${again}导入 / import: ${importId}\n`;
}
