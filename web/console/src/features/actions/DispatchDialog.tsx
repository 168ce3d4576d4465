import type { DutyPerson } from '@shancheng/contracts/directory';
import { Empty, ErrorState, formatMetres, Skeleton, useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { byNearness, type Candidate } from './candidates.ts';
import { DialogFrame } from './DialogFrame.tsx';
import type { DialogProps } from './dialog-props.ts';
import { ReasonField } from './ReasonField.tsx';

const AUTOMATIC = '';

/** Sends the case to somebody on duty: the responsible one the system finds, or one chosen here. */
export function DispatchDialog({ action, incident, act, onClose }: DialogProps) {
  const { t } = useTranslation();
  const api = useApi();
  const [commandId] = useState(newCommandId);
  const [personId, setPersonId] = useState(AUTOMATIC);
  const [reason, setReason] = useState('');
  const [q, setQ] = useState('');
  const again = incident.assignee !== undefined;
  const people = useQuery({
    queryKey: ['duty-people'],
    queryFn: async () => (await api.GET('/api/v1/people', { params: { query: { onDuty: true } } })).data?.items ?? [],
    staleTime: 10_000,
  });
  const candidates = useMemo(() => byNearness(people.data ?? [], incident, q), [people.data, incident, q]);

  return (
    <DialogFrame
      width={640}
      title={again ? t('dispatch.again') : t('action.dispatch')}
      okText={personId === AUTOMATIC ? t('dispatch.auto') : t('dispatch.toChosen')}
      ready
      pending={act.underWay !== undefined}
      onClose={onClose}
      onSubmit={() => {
        act.give({
          commandId,
          action,
          ...(personId === AUTOMATIC ? {} : { personId }),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        });
        onClose();
      }}
    >
      {again ? <p className="dialog-warning">{t('dispatch.withdraws', { name: incident.assignee?.name })}</p> : null}
      <div className="people" role="radiogroup" aria-label={t('dispatch.who')}>
        <label className="person" data-chosen={personId === AUTOMATIC}>
          <input type="radio" name="person" checked={personId === AUTOMATIC} onChange={() => setPersonId(AUTOMATIC)} />
          <span>
            <b>{t('dispatch.auto')}</b>
            <small className="sc-muted">{t('dispatch.autoHint')}</small>
          </span>
        </label>
        <Input
          size="small"
          allowClear
          aria-label={t('dispatch.find')}
          placeholder={t('dispatch.find')}
          value={q}
          onChange={(e) => setQ(e.target.value)}
        />
        {people.isPending ? <Skeleton rows={4} /> : null}
        {people.isError ? <ErrorState error={people.error} onRetry={() => void people.refetch()} /> : null}
        {people.isSuccess && candidates.length === 0 ? (
          <Empty title={t('dispatch.none')} hint={t('dispatch.noneHint')} />
        ) : null}
        {candidates.map((candidate) => (
          <PersonChoice
            key={candidate.person.id}
            candidate={candidate}
            chosen={personId === candidate.person.id}
            onChoose={setPersonId}
          />
        ))}
      </div>
      {again ? (
        <ReasonField
          label={t('dispatch.why')}
          value={reason}
          onChange={setReason}
          suggestions={t('reasons.dispatch').split('|')}
        />
      ) : null}
    </DialogFrame>
  );
}

interface PersonChoiceProps {
  candidate: Candidate<DutyPerson>;
  chosen: boolean;
  onChoose: (id: string) => void;
}

function PersonChoice({ candidate: { person, sameStreet, metres }, chosen, onChoose }: PersonChoiceProps) {
  const { t } = useTranslation();
  return (
    <label className="person" data-chosen={chosen}>
      <input type="radio" name="person" checked={chosen} onChange={() => onChoose(person.id)} />
      <span>
        <b>{person.name}</b>
        <small className="sc-muted">
          {person.orgName} · {person.postName}
        </small>
      </span>
      <span className="person-facts">
        {sameStreet ? <em>{t('dispatch.sameStreet')}</em> : null}
        <span>
          {metres === undefined ? t('dispatch.noPosition') : t('dispatch.away', { metres: formatMetres(metres) })}
        </span>
        <span>{t('dispatch.open', { count: person.openTasks })}</span>
      </span>
    </label>
  );
}
