import { ApiError } from '@shancheng/api-client';
import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import type { CheckCommand } from '@shancheng/contracts/inspection-command';
import { useApi } from '@shancheng/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deedInstant } from '../server-clock.ts';
import { isUnreachable } from '../task/use-tasks.ts';
import { putCheck } from './check-cache.ts';

/** Steps that need the network: asked at once, answered at once. `send` is true when the server has taken it. */
export function useCheckCommand(checkId: string) {
  const api = useApi();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function send(command: CheckCommand): Promise<boolean> {
    setBusy(true);
    setError(undefined);
    try {
      const params = { path: { checkId } };
      const { data } = await api.POST('/api/v1/inspection/checks/{checkId}/commands', { params, body: command });
      if (!data) throw new ApiError(0, undefined);
      putCheck(client, data as CheckDetail, deedInstant()); // the client's type differs only in “absent or undefined”
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { send, busy, error, offline: isUnreachable(error), forget: () => setError(undefined) };
}
