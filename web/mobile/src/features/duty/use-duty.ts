import { ApiError } from '@shancheng/api-client';

import { useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { newId } from '../../shared/new-id.ts';
import { useOutbox, useOutboxView } from '../../shared/outbox/OutboxContext.ts';
import { recentPosition } from '../../shared/position/position.ts';
import { deedInstant } from '../../shared/server-clock.ts';
import { keepSnapshot, readSnapshot } from '../../shared/snapshot/snapshot.ts';
import { isUnreachable } from '../../shared/task/use-tasks.ts';

/** `{ onDuty, since?, posts }` as in contracts, shaped by the server. */
export interface Duty {
  onDuty: boolean;
  since?: string | undefined;
  posts: { name: string; from: string; to: string }[];
}

export const dutyKey = ['duty'] as const;

/** On or off duty as the officer last said, sent or not. */
export function useDuty() {
  const api = useApi();
  const outbox = useOutbox();
  const { entries } = useOutboxView();
  const query = useQuery({
    queryKey: dutyKey,
    networkMode: 'always',
    retry: false,
    queryFn: async (): Promise<Duty> => {
      try {
        const { data } = await api.GET('/api/v1/duty', { signal: AbortSignal.timeout(10_000) });
        if (!data) throw new ApiError(0, undefined);
        void keepSnapshot(outbox.accountId, 'duty', data);
        return data;
      } catch (error) {
        const kept = isUnreachable(error) ? await readSnapshot(outbox.accountId, 'duty') : undefined;
        if (kept) return kept as Duty; // written a few lines above only
        throw error;
      }
    },
  });
  const unsent = entries.findLast((entry) => entry.deed.kind === 'duty' && entry.state === 'waiting')?.deed;
  const said = unsent?.kind === 'duty' ? unsent : undefined;
  const duty = said ? { posts: query.data?.posts ?? [], onDuty: said.onDuty, since: said.at } : query.data;

  const change = async (onDuty: boolean) => {
    const position = recentPosition();
    const deed = { kind: 'duty' as const, onDuty, at: deedInstant() };
    await outbox.add(newId(), position ? { ...deed, position } : deed);
  };
  return { duty, pending: said !== undefined, error: query.error, change };
}
