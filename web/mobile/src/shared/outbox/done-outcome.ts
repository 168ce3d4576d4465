import type { Task, UploadReceipt } from '@shancheng/contracts';
import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import type { EntriesReceipt, PhotoReceipt } from '@shancheng/contracts/inspection-command';
import type { OutboxEntry } from './entry.ts';
import type { Outcome } from './transport.ts';

/** Reads a 2xx answer. One that is not what our server says comes from something in between: the deed goes again. */
export async function doneOutcome(response: Response, entry: OutboxEntry): Promise<Outcome> {
  const answer: unknown = response.status === 204 ? {} : await response.json();
  const { deed } = entry;
  switch (deed.kind) {
    case 'duty':
      return { kind: 'done' };
    case 'photo': {
      const { evidenceId } = answer as Partial<UploadReceipt>; // the server's answer to an upload, checked next line
      return typeof evidenceId === 'string' ? { kind: 'done', evidenceId } : strange('answer without evidence id');
    }
    case 'command': {
      const task = answer as Partial<Task>; // the server's answer to a task command, checked next line
      return task.id === deed.taskId ? { kind: 'done', task: task as Task } : strange('answer is not the task');
    }
    case 'check-photo': {
      const { photoId } = answer as Partial<PhotoReceipt>; // as above
      return photoId === entry.id ? { kind: 'done' } : strange('answer is not the picture');
    }
    case 'check-command': {
      const check = answer as Partial<CheckDetail>; // as above
      return check.id === deed.checkId ? { kind: 'done', check: check as CheckDetail } : strange('not the inspection');
    }
    case 'check-entry': {
      const { results } = answer as Partial<EntriesReceipt>; // as above
      return Array.isArray(results) ? { kind: 'done', results } : strange('answer without results');
    }
  }
}

function strange(error: string): Outcome {
  return { kind: 'later', cause: 'network', error };
}
