import { useCallback, useEffect, useRef, useState } from 'react';
import { takePicture } from '../../shared/check/do-check.ts';
import { type Draft, openPhoneDatabase } from '../../shared/database.ts';
import { useOutbox } from '../../shared/outbox/OutboxContext.ts';

/** Words and pictures at an item that are not noted yet; they survive the app being killed. */
export function useItemDraft(checkId: string, itemId: string) {
  const outbox = useOutbox();
  const taskId = `${checkId}/${itemId}`;
  const empty: Draft = { taskId, accountId: outbox.accountId, note: '', uploadIds: [] };
  const [draft, setDraft] = useState<Draft>(empty);
  const newest = useRef(draft);
  newest.current = draft;

  useEffect(() => {
    let here = true;
    void openPhoneDatabase()
      .then((db) => db.get('drafts', [outbox.accountId, taskId]))
      .then(
        (kept) => here && kept && setDraft(kept),
        () => undefined,
      );
    return () => {
      here = false;
    };
  }, [outbox.accountId, taskId]);

  const change = useCallback(async (next: Partial<Draft>) => {
    newest.current = { ...newest.current, ...next };
    setDraft(newest.current);
    const db = await openPhoneDatabase();
    await db.put('drafts', newest.current);
  }, []);

  const addPhoto = async (file: File) => {
    const id = await takePicture(outbox, checkId, file);
    await change({ uploadIds: [...newest.current.uploadIds, id] });
  };
  const removePhoto = async (id: string) => {
    await change({ uploadIds: newest.current.uploadIds.filter((photoId) => photoId !== id) });
    await outbox.dismiss(id);
  };
  const discard = async () => {
    setDraft(empty);
    const db = await openPhoneDatabase();
    await db.delete('drafts', [outbox.accountId, taskId]);
  };
  return {
    note: draft.note,
    photoIds: draft.uploadIds,
    setNote: (note: string) => change({ note }),
    addPhoto,
    removePhoto,
    discard,
  };
}
