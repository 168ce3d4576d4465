import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { formatAbsolute, ToneTag, useName } from '@shancheng/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { Refusal } from '../../shared/inspection/StepForm.tsx';
import { fits, type ItemLine, itemLines, type LineFilter } from './item-lines.ts';
import { Photos } from './Photos.tsx';
import { useCheckStep } from './use-checks.ts';

type Entry = CheckDetail['entries'][number];
const FILTERS: readonly LineFilter[] = ['all', 'wrong', 'disputed', 'open'];

/** The checklist with what was written down; where officers differ both stand there, and the lead chooses. */
export function ItemRows({ check }: { check: CheckDetail }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<LineFilter>('all');
  const lines = itemLines(check);
  const shown = lines.filter((line) => fits(line, filter));
  return (
    <section className="card">
      <h2>{t('inspection.items.title', { count: lines.length })}</h2>
      <nav className="views" aria-label={t('inspection.items.filter')}>
        {FILTERS.map((one) => (
          <button key={one} type="button" aria-current={one === filter} onClick={() => setFilter(one)}>
            {t(`inspection.items.only.${one}`)}{' '}
            <b className="sc-number">{lines.filter((line) => fits(line, one)).length}</b>
          </button>
        ))}
      </nav>
      {shown.length === 0 ? <p className="sc-muted">{t('inspection.items.none')}</p> : null}
      <ol className="items">
        {shown.map((line) => (
          <Item key={line.item.id} check={check} line={line} />
        ))}
      </ol>
    </section>
  );
}

function Item({ check, line }: { check: CheckDetail; line: ItemLine }) {
  const { t } = useTranslation();
  const name = useName();
  const nameOf = (authorityId: string) =>
    check.parties.find((one) => one.authorityId === authorityId)?.authorityName ?? authorityId;
  const agencies = [...new Set(line.item.answers.map(({ authorityId }) => nameOf(authorityId)))];
  return (
    <li data-state={line.state}>
      <header>
        <span>{name(line.item)}</span>
        <ItemTag line={line} />
      </header>
      <small className="sc-muted block">{agencies.join('、')}</small>
      {line.latest.length > 0 ? <Versions check={check} line={line} nameOf={nameOf} /> : null}
      {line.earlier.length > 0 ? (
        <details>
          <summary>{t('inspection.items.earlier', { count: line.earlier.length })}</summary>
          <ul className="versions">
            {line.earlier.map((entry) => (
              <li key={entry.id}>
                <EntryText check={check} entry={entry} nameOf={nameOf} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

function ItemTag({ line: { state, compliant } }: { line: ItemLine }) {
  const { t } = useTranslation();
  if (state === 'disputed') return <ToneTag tone="overdue">{t('inspection.items.disputed')}</ToneTag>;
  if (state === 'open') return <ToneTag tone="void">{t('inspection.items.open')}</ToneTag>;
  if (compliant === undefined) return <ToneTag tone="new">{t('inspection.items.noted')}</ToneTag>;
  return (
    <ToneTag tone={compliant ? 'closed' : 'waiting'}>
      {t(compliant ? 'inspection.items.inOrder' : 'inspection.items.notInOrder')}
    </ToneTag>
  );
}

interface VersionsProps {
  check: CheckDetail;
  line: ItemLine;
  nameOf: (authorityId: string) => string;
}

/** Each officer’s words; where they differ a button settles which counts. All of them stay. */
function Versions({ check, line, nameOf }: VersionsProps) {
  const { t } = useTranslation();
  const step = useCheckStep(check.id);
  const maySettle = check.allowed.includes('settle') && line.latest.length > 1 && line.state !== 'answered';
  return (
    <>
      <ul className="versions" data-differ={line.latest.length > 1}>
        {line.latest.map((entry) => (
          <li key={entry.id} data-counts={entry === line.counts && line.latest.length > 1}>
            <EntryText check={check} entry={entry} nameOf={nameOf} />
            {entry === line.counts && line.state === 'settled' ? (
              <small className="lead-mark">{t('inspection.items.counts')}</small>
            ) : null}
            {maySettle && entry !== line.counts ? (
              <Button
                size="small"
                loading={step.isPending}
                onClick={() =>
                  step.mutate({ commandId: newCommandId(), action: 'settle', itemId: line.item.id, entryId: entry.id })
                }
              >
                {t('inspection.items.settle')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {step.error ? <Refusal error={step.error} /> : null}
    </>
  );
}

interface EntryTextProps {
  check: CheckDetail;
  entry: Entry;
  nameOf: (authorityId: string) => string;
}

function EntryText({ check, entry, nameOf }: EntryTextProps) {
  const { t } = useTranslation();
  const plain = entry.answer === 'yes' || entry.answer === 'no';
  return (
    <div className="entry">
      <b>{plain ? t(`inspection.items.${entry.answer}`) : entry.answer}</b>
      {entry.note ? <span>{entry.note}</span> : null}
      <small className="sc-muted">
        {entry.officerName} · {nameOf(entry.authorityId)} · {formatAbsolute(entry.notedAt)}
        {entry.late ? ` · ${t('inspection.items.late')}` : ''}
        {entry.corrects ? ` · ${t('inspection.items.correction')}` : ''}
      </small>
      <Photos checkId={check.id} photoIds={entry.photoIds} />
    </div>
  );
}
