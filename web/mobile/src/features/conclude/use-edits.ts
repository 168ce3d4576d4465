import { useEffect, useState } from 'react';
import { openPhoneDatabase } from '../../shared/database.ts';
import { useOutbox } from '../../shared/outbox/OutboxContext.ts';
import type { Edits } from './findings.ts';

/** What the lead has changed in the findings; survives the app being killed. */
export function useEdits(checkId: string) {
  const { accountId } = useOutbox();
  const taskId = `${checkId}/conclude`;
  const [edits, setEdits] = useState<Edits>({});
  useEffect(() => {
    let here = true;
    void openPhoneDatabase()
      .then((db) => db.get('drafts', [accountId, taskId]))
      .then((kept) => {
        if (here && kept) setEdits(JSON.parse(kept.note) as Edits); // written a few lines below only
      })
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [accountId, taskId]);
  const edit = (itemId: string, change: Edits[string]) => {
    const next = { ...edits, [itemId]: { ...edits[itemId], ...change } };
    setEdits(next);
    void openPhoneDatabase()
      .then((db) => db.put('drafts', { taskId, accountId, note: JSON.stringify(next), uploadIds: [] }))
      .catch(() => undefined);
  };
  return { edits, edit };
}
