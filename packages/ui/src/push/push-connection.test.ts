import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PushConnection, type PushState, waitBeforeRetry } from './push-connection.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A fake server: each request gets a stream the test writes to. */
function fakeServer() {
  const requests: { headers: Record<string, string>; write: (text: string) => void; end: () => void }[] = [];
  const answer: typeof fetch = async (_url, init) => {
    let out: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        out = controller;
      },
    });
    init?.signal?.addEventListener('abort', () => out?.error(new Error('aborted')));
    requests.push({
      headers: init?.headers as Record<string, string>, // the connection passes a plain record
      write: (text) => out?.enqueue(new TextEncoder().encode(text)),
      end: () => out?.close(),
    });
    return new Response(body, { status: 200 });
  };
  return { requests, answer };
}

function connect(answer: typeof fetch) {
  const states: PushState['state'][] = [];
  const events: string[] = [];
  const reconnected = vi.fn();
  const connection = new PushConnection({
    url: '/push',
    onEvent: (event) => events.push(event.event),
    onState: (state) => states.push(state.state),
    onReconnected: reconnected,
    fetch: answer,
    random: () => 1,
  });
  connection.start();
  return { connection, states, events, reconnected };
}

describe('the push connection', () => {
  it('delivers events and resumes after the last id when the line drops', async () => {
    const server = fakeServer();
    const client = connect(server.answer);
    await vi.advanceTimersByTimeAsync(0);
    server.requests[0]?.write('id: 41\nevent: task.assigned\ndata: {}\n\n');
    await vi.advanceTimersByTimeAsync(0);
    expect(client.events).toEqual(['task.assigned']);
    server.requests[0]?.end();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.requests[1]?.headers['last-event-id']).toBe('41');
    expect(client.reconnected).toHaveBeenCalledTimes(1);
    client.connection.stop();
  });

  it('takes 40 s of silence for a dead line, but a heartbeat keeps it', async () => {
    const server = fakeServer();
    const client = connect(server.answer);
    await vi.advanceTimersByTimeAsync(30_000);
    server.requests[0]?.write(': ping\n\n');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(client.states.at(-1)).toBe('live');
    await vi.advanceTimersByTimeAsync(11_000);
    expect(client.states).toContain('waiting');
    expect(server.requests.length).toBe(2);
    client.connection.stop();
  });

  it('waits longer after each failure, at most 30 s', () => {
    expect([0, 1, 2, 10].map((attempt) => waitBeforeRetry(attempt, 1))).toEqual([1_000, 2_000, 4_000, 30_000]);
    expect(waitBeforeRetry(10, 0)).toBe(15_000);
  });

  it('does not come back once stopped', async () => {
    const server = fakeServer();
    const client = connect(server.answer);
    await vi.advanceTimersByTimeAsync(0);
    client.connection.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(server.requests.length).toBe(1);
    expect(client.states.at(-1)).toBe('off');
  });
});
