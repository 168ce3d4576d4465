import type { SubjectSummary } from '@shancheng/contracts/registers';
import { ErrorState, Skeleton } from '@shancheng/ui';
import { Button, Checkbox, type InputRef, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Synthetic } from '../../shared/inspection/Synthetic.tsx';
import { SearchWords } from '../../shared/SearchWords.tsx';
import { CREDIT_CLASSES, type CreditClass } from './plan-form.ts';
import { useSubjects } from './use-subjects.ts';

export const SUBJECT_KINDS = ['internet-cafe', 'restaurant', 'shop'] as const;

interface SubjectPickerProps {
  /** Only these kinds; absent: all. */
  kinds: readonly string[] | undefined;
  value: readonly string[];
  onChange: (subjectIds: string[]) => void;
}

/** Searched, filtered, ticked; what is ticked stays so while the search changes. */
export function SubjectPicker({ kinds, value, onChange }: SubjectPickerProps) {
  const { t } = useTranslation();
  const searchBox = useRef<InputRef>(null);
  const [q, setQ] = useState('');
  const [credit, setCredit] = useState<CreditClass>();
  const choices = kinds ?? SUBJECT_KINDS;
  const [wanted, setWanted] = useState<string>();
  const kind =
    wanted !== undefined && choices.includes(wanted) ? wanted : choices.length === 1 ? choices[0] : undefined;
  const subjects = useSubjects({ ...(q ? { q } : {}), ...(kind ? { kind } : {}), ...(credit ? { credit } : {}) });
  const rows = (subjects.data?.pages.flatMap(({ items }) => items) ?? []).filter((one) => choices.includes(one.kind));
  const chosen = new Set(value);
  const toggle = (id: string) => onChange(chosen.has(id) ? value.filter((one) => one !== id) : [...value, id]);
  const allShown = rows.length > 0 && rows.every(({ id }) => chosen.has(id));
  const toggleAll = () =>
    onChange(
      allShown
        ? value.filter((id) => !rows.some((one) => one.id === id))
        : [...new Set([...value, ...rows.map(({ id }) => id)])],
    );
  return (
    <fieldset className="subject-picker">
      <legend>{t('inspection.form.subjects', { count: value.length })}</legend>
      <div className="filters">
        <SearchWords value={q} label={t('inspection.form.searchSubjects')} inputRef={searchBox} onCommit={setQ} />
        {choices.length > 1 ? (
          <Select
            size="small"
            allowClear
            className="f-wide"
            aria-label={t('inspection.form.subjectKind')}
            placeholder={t('inspection.form.subjectKind')}
            value={kind ?? null}
            options={choices.map((one) => ({
              value: one,
              label: t(`inspection.subjectKind.${one}`, { defaultValue: one }),
            }))}
            onChange={(one) => setWanted(one ?? undefined)}
          />
        ) : null}
        <Select<CreditClass | null>
          size="small"
          allowClear
          className="f-wide"
          aria-label={t('inspection.subjects.credit')}
          placeholder={t('inspection.subjects.credit')}
          value={credit ?? null}
          options={CREDIT_CLASSES.map((one) => ({ value: one, label: t('inspection.draw.class', { name: one }) }))}
          onChange={(one) => setCredit(one ?? undefined)}
        />
        {rows.length > 0 ? (
          <Button size="small" type="link" onClick={toggleAll}>
            {t(allShown ? 'inspection.form.untickShown' : 'inspection.form.tickShown', { count: rows.length })}
          </Button>
        ) : null}
      </div>
      <div className="subject-rows">
        {subjects.isPending ? <Skeleton rows={5} /> : null}
        {subjects.error && rows.length === 0 ? (
          <ErrorState error={subjects.error} onRetry={() => void subjects.refetch()} />
        ) : null}
        {subjects.isSuccess && rows.length === 0 ? <p className="sc-muted">{t('inspection.form.noSubjects')}</p> : null}
        <ul>
          {rows.map((subject) => (
            <SubjectChoice
              key={subject.id}
              subject={subject}
              chosen={chosen.has(subject.id)}
              onToggle={() => toggle(subject.id)}
            />
          ))}
        </ul>
        {subjects.hasNextPage ? (
          <Button size="small" loading={subjects.isFetchingNextPage} onClick={() => void subjects.fetchNextPage()}>
            {t('inspection.more')}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}

function SubjectChoice({
  subject,
  chosen,
  onToggle,
}: {
  subject: SubjectSummary;
  chosen: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <Checkbox checked={chosen} onChange={onToggle}>
        <b>{subject.name}</b>
        <Synthetic is={subject.synthetic} />
        <small className="sc-muted block">
          {t('inspection.draw.class', { name: subject.creditClass })} ·{' '}
          {t(`inspection.subjectKind.${subject.kind}`, { defaultValue: subject.kind })} · {subject.address}
        </small>
      </Checkbox>
    </li>
  );
}
