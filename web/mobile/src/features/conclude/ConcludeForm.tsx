import { ErrorState, useLanguage, useNow } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { progressOf } from '../../shared/check/check-steps.ts';
import { DueChoice } from '../../shared/check/DueChoice.tsx';
import { dayOf } from '../../shared/check/day-words.ts';
import type { ShownCheck } from '../../shared/check/pending-check.ts';
import { useCheckCommand } from '../../shared/check/use-check-command.ts';
import { newId } from '../../shared/new-id.ts';
import { deedInstant } from '../../shared/server-clock.ts';
import { useOnline } from '../../shared/use-online.ts';
import { findingsOf, missingOf } from './findings.ts';
import { NoticePreview } from './NoticePreview.tsx';
import { useEdits } from './use-edits.ts';

/** The lead sums up: what is wrong, by when it is put right, and how the notice will read. */
export function ConcludeForm({ shown, onDone }: { shown: ShownCheck; onDone: () => void }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const online = useOnline();
  const today = dayOf(useNow());
  const { check } = shown;
  const { edits, edit } = useEdits(check.id);
  const { send, busy, error } = useCheckCommand(check.id);
  const [commandId] = useState(newId);
  const findings = findingsOf(check, edits, english);
  const { open, disputed } = progressOf(check);
  const missing = missingOf(findings, today);
  const why = whyNot({ online, waiting: shown.waiting, open, disputed, missing });

  async function conclude() {
    const command = { commandId, action: 'conclude' as const, at: deedInstant() };
    const named = findings.map(({ itemId, text, dueOn }) => ({ itemId, text: text.trim(), dueOn }));
    if (await send({ ...command, findings: named })) onDone();
  }

  return (
    <>
      {findings.length === 0 ? <p className="card">{t('check.conclude.nothingWrong')}</p> : null}
      <ol className="items">
        {findings.map(({ itemId, text, dueOn }, index) => (
          <li key={itemId} className="card">
            <h2>{t('check.conclude.finding', { number: index + 1 })}</h2>
            <p className="quiet">{check.checklist.find(({ id }) => id === itemId)?.[english ? 'en' : 'zh']}</p>
            <label className="field">
              <span>{t('check.conclude.words')}</span>
              <textarea
                rows={2}
                maxLength={500}
                value={text}
                onChange={(event) => edit(itemId, { text: event.currentTarget.value })}
              />
            </label>
            <DueChoice value={dueOn} onChange={(day) => edit(itemId, { dueOn: day })} />
          </li>
        ))}
      </ol>
      <NoticePreview check={check} findings={findings} />
      {error ? <ErrorState error={error} /> : null}
      <footer className="action-bar">
        {why ? <p className="why-not">{t(`check.conclude.why.${why.key}`, { count: why.count })}</p> : null}
        <button
          type="button"
          className="big-button"
          disabled={busy || why !== undefined}
          onClick={() => void conclude()}
        >
          {t(findings.length > 0 ? 'check.conclude.issue' : 'check.conclude.issueResult')}
        </button>
      </footer>
    </>
  );
}

interface Facts {
  online: boolean;
  waiting: number;
  open: number;
  disputed: number;
  missing: 'text' | 'day' | undefined;
}

/** The one thing that stands in the way, said beside the button. */
function whyNot({ online, waiting, open, disputed, missing }: Facts) {
  if (!online) return { key: 'offline', count: 0 } as const;
  if (waiting > 0) return { key: 'waiting', count: waiting } as const;
  if (open > 0) return { key: 'open', count: open } as const;
  if (disputed > 0) return { key: 'disputed', count: disputed } as const;
  return missing ? ({ key: missing, count: 0 } as const) : undefined;
}
