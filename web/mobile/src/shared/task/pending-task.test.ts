import type { Task } from '@shancheng/contracts/task';
import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../outbox/entry.ts';
import { byUrgency, isOpen, withPending } from './pending-task.ts';

const AT = '2026-11-23T10:00:00.000Z';

function aTask(change: Partial<Task> = {}): Task {
  return {
    id: 't1',
    status: 'assigned',
    incidentId: 'i1',
    incidentCode: '5001032026112301000001',
    incidentStatus: 'dispatched',
    eventType: '0501',
    eventTypeName: { zh: '占道经营', en: 'Street stall' },
    suspected: true,
    description: '',
    location: { lon: 106.5372, lat: 29.5539 },
    address: '李子坝观景平台',
    streetName: '上清寺街道',
    communityName: '桂花园新村社区',
    gridCode: '500103001001001',
    assignedAt: AT,
    reminders: 0,
    rework: false,
    evidence: [],
    chain: {},
    allowed: ['acknowledge', 'return'],
    ...change,
  };
}

function queued(
  action: 'acknowledge' | 'arrive' | 'feedback' | 'return',
  change: Partial<OutboxEntry> = {},
): OutboxEntry {
  const deed = {
    kind: 'command' as const,
    taskId: 't1',
    command: { commandId: action, action, at: AT },
    uploadIds: [],
  };
  return { seq: 1, id: action, accountId: 'o', savedAt: AT, attempts: 0, state: 'waiting', deed, ...change };
}

describe('a task with deeds that are not sent yet', () => {
  it('shows the state after all of them, marked', () => {
    const { task, pending } = withPending(aTask(), [queued('acknowledge'), queued('arrive')]);
    expect(task).toMatchObject({
      status: 'handling',
      acknowledgedAt: AT,
      arrivedAt: AT,
      allowed: ['feedback', 'return'],
    });
    expect(pending).toBe(true);
  });

  it('stays as the server has it when the server refused the deed', () => {
    const { task, pending, refused } = withPending(aTask(), [queued('acknowledge', { state: 'refused' })]);
    expect(task.status).toBe('assigned');
    expect({ pending, refused }).toEqual({ pending: false, refused: true });
  });

  it('is not touched by deeds on another task', () => {
    expect(withPending(aTask({ id: 't2' }), [queued('feedback')])).toMatchObject({ pending: false });
  });

  it('is no longer open once handed in or returned', () => {
    expect(isOpen(withPending(aTask(), [queued('feedback')]).task)).toBe(false);
    expect(isOpen(withPending(aTask(), [queued('return')]).task)).toBe(false);
    expect(isOpen(aTask())).toBe(true);
  });

  it('lists what is unanswered first, then by limit', () => {
    const answered = aTask({ id: 'a', status: 'handling', dueAt: '2026-11-23T11:00:00Z' });
    const soon = aTask({ id: 's', status: 'handling', dueAt: '2026-11-23T10:30:00Z' });
    const fresh = aTask({ id: 'f' });
    expect([answered, soon, fresh].sort(byUrgency).map((task) => task.id)).toEqual(['f', 's', 'a']);
  });
});
