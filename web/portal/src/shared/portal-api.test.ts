import { ApiError } from '@shancheng/api-client';
import { expect, it } from 'vitest';
import { answerOf } from './portal-api.ts';

const statusOf = (call: Promise<{ data?: unknown }>) =>
  answerOf(call).then(
    () => 'answered',
    (error) => (error instanceof ApiError ? error.status : 'another error'),
  );

it('the log-in page of a café instead of an answer, and an answer without content, are “not reached”', async () => {
  expect(await statusOf(Promise.reject(new SyntaxError('Unexpected token <')))).toBe(0);
  expect(await statusOf(Promise.resolve({}))).toBe(0);
});

it('a refusal stays what the server said', async () => {
  expect(await statusOf(Promise.reject(new ApiError(409, undefined)))).toBe(409);
  expect(await statusOf(Promise.resolve({ data: { items: [] } }))).toBe('answered');
});
