import { useSession } from '@shancheng/ui';
import { useDraft } from './kept.ts';

/** A draft that only the account that wrote it sees again: phones are shared. */
export function useOwnDraft<T extends object>(key: string, empty: () => T, place: 'device' | 'visit' = 'device') {
  const { status } = useSession();
  const owner = status.state === 'signed-in' ? status.session.accountId : 'nobody';
  return useDraft(`${owner}.${key}`, empty, place);
}
