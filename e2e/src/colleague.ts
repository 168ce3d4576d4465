import { SessionInfo } from '@shancheng/contracts';
import type { Browser } from 'playwright-core';
import { Value } from 'typebox/value';
import { expect } from 'vitest';

/** Somebody who does the same as the others on their screens, by the interface below the screens. */
export interface Colleague {
  read: (path: string) => Promise<unknown>;
  /** Sends a command that has to be accepted. */
  send: (path: string, body: object) => Promise<unknown>;
}

export async function callColleague(browser: Browser, address: string, login: string): Promise<Colleague> {
  const { request } = await browser.newContext({ baseURL: address });
  const signedIn = await request.post('/api/v1/session', { data: { login, password: 'shancheng-demo' } });
  const { csrfToken } = Value.Parse(SessionInfo, await signedIn.json());
  return {
    read: async (path) => (await request.get(`/api/v1/${path}`)).json(),
    send: async (path, data) => {
      const answer = await request.post(`/api/v1/${path}`, { data, headers: { 'x-csrf-token': csrfToken } });
      expect(answer.ok(), `${login} ${path}: ${await answer.text()}`).toBe(true);
      return answer.json();
    },
  };
}
