import type { OfficerEntry } from '@shancheng/contracts/registers';
import { ErrorState, Skeleton } from '@shancheng/ui';
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMyAuthority } from './use-my-authority.ts';
import { useOfficers } from './use-officers.ts';

interface OfficerPickerProps {
  parties: readonly { authorityId: string; authorityName: string }[];
  value: readonly string[];
  /** Certificates must hold from the first to the last day. */
  windowFrom: string;
  windowTo: string;
  fewest: number;
  onChange: (officerIds: string[]) => void;
}

/** The officers of one’s own authority; those whose certificate does not hold so long say so and cannot be chosen. */
export function OfficerPicker({ parties, value, windowFrom, windowTo, fewest, onChange }: OfficerPickerProps) {
  const { t } = useTranslation();
  const mine = useMyAuthority(parties);
  const [chosen, setChosen] = useState<string>();
  const authority = chosen ?? mine ?? onlyOne(parties);
  const [q, setQ] = useState('');
  const officers = useOfficers(authority, windowFrom, q.trim());
  const toggle = (id: string) => onChange(value.includes(id) ? value.filter((one) => one !== id) : [...value, id]);
  return (
    <fieldset className="officer-picker">
      <legend>
        {t('inspection.officers.choose', { fewest })} · {t('inspection.officers.chosen', { count: value.length })}
      </legend>
      <div className="officer-picker-top">
        <Select
          aria-label={t('inspection.officers.department')}
          placeholder={t('inspection.officers.department')}
          popupMatchSelectWidth={false}
          value={authority ?? null}
          options={parties.map(({ authorityId, authorityName }) => ({ value: authorityId, label: authorityName }))}
          onChange={(id) => setChosen(id ?? undefined)}
        />
        <Input
          allowClear
          maxLength={100}
          aria-label={t('inspection.officers.search')}
          placeholder={t('inspection.officers.search')}
          value={q}
          onChange={({ target }) => setQ(target.value)}
        />
      </div>
      {authority !== undefined && officers.isPending ? <Skeleton rows={3} /> : null}
      {officers.error ? <ErrorState error={officers.error} onRetry={() => void officers.refetch()} /> : null}
      {officers.data?.items.length === 0 ? <p className="sc-muted">{t('inspection.officers.none')}</p> : null}
      <ul className="officer-list">
        {officers.data?.items.map((officer) => (
          <li key={officer.id}>
            <OfficerChoice
              officer={officer}
              until={windowTo}
              chosen={value.includes(officer.id)}
              onToggle={() => toggle(officer.id)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

const onlyOne = (parties: readonly { authorityId: string }[]) =>
  parties.length === 1 ? parties[0]?.authorityId : undefined;

interface OfficerChoiceProps {
  officer: OfficerEntry;
  until: string;
  chosen: boolean;
  onToggle: () => void;
}

function OfficerChoice({ officer: { name, certificateNo, to, state }, until, chosen, onToggle }: OfficerChoiceProps) {
  const { t } = useTranslation();
  const holds = (state === 'valid' || state === 'expiring') && to >= until;
  return (
    <Checkbox checked={chosen} disabled={!holds && !chosen} onChange={onToggle}>
      {name} <small className="sc-muted sc-number">{certificateNo}</small>{' '}
      <small className={holds ? 'sc-muted' : 'field-problem'}>
        {holds
          ? t('inspection.officers.until', { day: to })
          : t(`inspection.officers.state.${state === 'valid' || state === 'expiring' ? 'too-short' : state}`)}
      </small>
    </Checkbox>
  );
}
