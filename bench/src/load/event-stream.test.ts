import { describe, expect, it } from 'vitest';
import { EventSplitter } from './event-stream.ts';

describe('reading an event stream', () => {
  it('puts an event together that arrives in pieces and passes over comments', () => {
    const splitter = new EventSplitter();
    expect(splitter.take('retry: 1000\n: hello\n\nid: 7\nevent: task.ass')).toEqual([]);
    expect(splitter.take('igned\ndata: {"a":1}\n\n: still here\n\n')).toEqual([
      { id: '7', event: 'task.assigned', data: '{"a":1}' },
    ]);
  });
});
