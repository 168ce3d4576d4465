import { describe, expect, it } from 'vitest';
import { parseAnswer } from './http-lane.ts';

const answer = 'HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 6\r\n\r\n{"山"';

describe('reading an answer from a connection', () => {
  it('waits until the whole body is there, counted in bytes', () => {
    expect(parseAnswer(Buffer.from(answer))).toEqual({ status: 201, body: '{"山"' });
    expect(parseAnswer(Buffer.from(answer).subarray(0, -1))).toBeUndefined();
    expect(parseAnswer(Buffer.from(answer.slice(0, 40)))).toBeUndefined();
  });

  it('knows that an answer without content is complete', () => {
    expect(parseAnswer(Buffer.from('HTTP/1.1 204 No Content\r\nx: y\r\n\r\n'))).toEqual({ status: 204, body: '' });
  });
});
