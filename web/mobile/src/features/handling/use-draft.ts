import { useCallback, useEffect, useRef, useState } from 'react';
import { type Draft, openPhoneDatabase } from '../../shared/database.ts';
import { newId } from '../../shared/new-id.ts';
import { useOutbox } from '../../shared/outbox/OutboxContext.ts';
import { downscale } from '../../shared/photo/downscale.ts';
import { recentPosition } from '../../shared/position/position.ts';
import { deedInstant } from '../../shared/server-clock.ts';

/**
 * The words and pictures of a feedback that is not handed in yet. They survive the app being killed;
 * each picture starts on its way as soon as it is taken.
 */
export function useDraft(taskId: string) {
  const outbox = useOutbox();
  const empty: Draft = { taskId, accountId: outbox.accountId, note: '', uploadIds: [] };
  const [draft, setDraft] = useState<Draft>(empty);
  const newest = useRef(draft);
  newest.current = draft;

  useEffect(() => {
    let here = true;
    void readDraft(outbox.accountId, taskId).then((kept) => here && kept && setDraft(kept));
    return () => {
      here = false;
    };
  }, [outbox.accountId, taskId]);

  const change = useCallback(async (next: Partial<Draft>) => {
    newest.current = { ...newest.current, ...next };
    setDraft(newest.current);
    await keepDraft(newest.current);
  }, []);

  const addPhoto = async (file: File) => {
    const bytes = await downscale(file);
    const id = newId();
    const position = recentPosition();
    const capturedAt = deedInstant();
    const base = { kind: 'photo' as const, taskId, mediaType: 'image/jpeg' as const, capturedAt };
    await outbox.add(id, position ? { ...base, position } : base, bytes);
    await change({ uploadIds: [...newest.current.uploadIds, id] });
  };
  const removePhoto = async (id: string) => {
    await change({ uploadIds: newest.current.uploadIds.filter((uploadId) => uploadId !== id) });
    await outbox.dismiss(id);
  };
  const discard = async () => {
    const db = await openPhoneDatabase();
    await db.delete('drafts', [outbox.accountId, taskId]);
    setDraft({ ...empty });
  };
  const restore = ({ note, uploadIds }: Pick<Draft, 'note' | 'uploadIds'>) => change({ note, uploadIds });
  return { draft, setNote: (note: string) => change({ note }), addPhoto, removePhoto, discard, restore };
}

async function readDraft(accountId: string, taskId: string): Promise<Draft | undefined> {
  const db = await openPhoneDatabase();
  return db.get('drafts', [accountId, taskId]);
}

async function keepDraft(draft: Draft): Promise<void> {
  const db = await openPhoneDatabase();
  await db.put('drafts', draft);
}
