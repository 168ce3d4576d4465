import type { TaskCommand } from '@shancheng/contracts/task';
import { newId } from '../new-id.ts';
import { recentPosition } from '../position/position.ts';
import { deedInstant } from '../server-clock.ts';
import type { CommandDeed } from './deed.ts';
import type { Outbox } from './outbox.ts';

/** What ends the officer's part can be taken back for some seconds; the rest leaves at once, the chain counts it. */
const UNDOABLE: ReadonlySet<TaskCommand['action']> = new Set(['feedback', 'return']);

/** Writes down what the officer does to a task, with time and place filled in, and starts sending. */
export async function doTask(
  outbox: Outbox,
  taskId: string,
  action: TaskCommand['action'],
  words: { note?: string; uploadIds?: string[] } = {},
): Promise<void> {
  const position = recentPosition();
  const note = words.note?.trim();
  const command: CommandDeed['command'] = {
    commandId: newId(),
    action,
    at: deedInstant(),
    ...(position ? { position } : {}),
    ...(note ? { note } : {}),
  };
  const deed: CommandDeed = { kind: 'command', taskId, command, uploadIds: words.uploadIds ?? [] };
  if (UNDOABLE.has(action)) await outbox.addUndoable(command.commandId, deed);
  else await outbox.add(command.commandId, deed);
}
