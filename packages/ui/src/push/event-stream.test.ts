import { describe, expect, it } from 'vitest';
import { EventStreamReader } from './event-stream.ts';

describe('reading the push stream', () => {
  it('puts an event together however the network cuts it', () => {
    const text = 'id: 7\nevent: task.assigned\ndata: {"a":\ndata: 1}\n\n';
    for (let cut = 1; cut < text.length; cut++) {
      const reader = new EventStreamReader();
      const events = [...reader.push(text.slice(0, cut)), ...reader.push(text.slice(cut))];
      expect(events).toEqual([{ event: 'task.assigned', data: '{"a":\n1}', id: '7' }]);
    }
  });
  it('shows the heartbeat, which is a comment line', () => {
    expect(new EventStreamReader().push(': ping\n\n')).toEqual([{ event: '', data: '', id: undefined }]);
  });
  it('remembers the last id for events that have none', () => {
    const reader = new EventStreamReader();
    reader.push('id: 3\ndata: x\n\n');
    expect(reader.push('event: incidents.changed\r\ndata: {}\r\n\r\n')[0]?.id).toBe('3');
  });
  it('an event without data is not an event', () => {
    expect(new EventStreamReader().push('event: x\n\n')).toEqual([]);
  });
});
