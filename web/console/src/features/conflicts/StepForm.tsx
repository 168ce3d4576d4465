import type {
  ConflictAction,
  ConflictCommand,
  ConflictDetail,
  ReconciliationProposal,
} from '@shancheng/contracts/plan';
import { problemText, useLanguage } from '@shancheng/ui';
import { Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { useConflictStep } from '../../shared/use-conflicts.ts';
import { commandOf, isComplete, type StepWords, wants } from './step-command.ts';

const PROPOSALS: readonly ReconciliationProposal[] = [
  'follow-a',
  'follow-b',
  'adjust-boundary',
  'both-change',
  'keep-for-now',
];

/** The next steps as buttons; those that are not possible say why. */
export function StepForm({ detail }: { detail: ConflictDetail }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ConflictAction>();
  const open = detail.choices.find((choice) => choice.action === chosen && choice.allowed);
  return (
    <>
      <Space size={[6, 6]} wrap className="conflict-choices">
        {detail.choices.map(({ action, allowed, reason }) => (
          <Button
            key={action}
            size="small"
            disabled={!allowed}
            type={open?.action === action ? 'primary' : 'default'}
            {...(reason ? { title: t(`conflicts.why.${reason}`) } : {})}
            onClick={() => setChosen(action)}
          >
            {t(`conflicts.action.${action}`)}
          </Button>
        ))}
      </Space>
      {open ? (
        <OneStep key={open.action} detail={detail} action={open.action} onDone={() => setChosen(undefined)} />
      ) : null}
    </>
  );
}

function OneStep(props: { detail: ConflictDetail; action: ConflictAction; onDone: () => void }) {
  const { detail, action, onDone } = props;
  const { t } = useTranslation();
  const { t: ui } = useTranslation('ui');
  const language = useLanguage();
  const [words, setWords] = useState<StepWords>({});
  // one id for one intention: trying again after a lost answer changes nothing twice
  const [commandId] = useState(newCommandId);
  const step = useConflictStep(detail.conflict.id);
  const authorities = detail.conflict.sides.map((side) => side.authority);
  const put = (change: StepWords) => setWords((before) => ({ ...before, ...change }));
  const wanted = wants(action);
  const failure = step.error ? problemText(step.error, ui, language) : undefined;
  const send = () => {
    const body: ConflictCommand = commandOf(commandId, action, words, authorities);
    step.mutate(body, { onSuccess: onDone });
  };
  return (
    <div className="step-form">
      {wanted.includes('proposal') ? (
        <Select
          aria-label={t('conflicts.proposal')}
          placeholder={t('conflicts.proposal')}
          options={PROPOSALS.map((value) => ({ value, label: t(`conflicts.proposals.${value}`) }))}
          onChange={(proposal: ReconciliationProposal) => put({ proposal })}
        />
      ) : null}
      {wanted.includes('authority') ? (
        <Select
          aria-label={t('conflicts.authority')}
          placeholder={t('conflicts.authority')}
          options={detail.state.authorities.map((value) => ({ value, label: value }))}
          onChange={(authority: string) => put({ authority })}
        />
      ) : null}
      {wanted.includes('agrees') ? (
        <Select
          aria-label={t('conflicts.opinion')}
          placeholder={t('conflicts.opinion')}
          options={[
            { value: 'yes', label: t('conflicts.agrees') },
            { value: 'no', label: t('conflicts.disagrees') },
          ]}
          onChange={(value: string) => put({ agrees: value === 'yes' })}
        />
      ) : null}
      {wanted.includes('documentNo') ? (
        <Input
          aria-label={t('conflicts.documentNo')}
          placeholder={t('conflicts.documentNo')}
          maxLength={200}
          onChange={(event) => put({ documentNo: event.target.value })}
        />
      ) : null}
      {wanted.includes('reason') ? (
        <Input.TextArea
          aria-label={t('act.reason')}
          placeholder={t('act.reason')}
          maxLength={2000}
          onChange={(event) => put({ reason: event.target.value })}
        />
      ) : null}
      {wanted.includes('follow') ? (
        <Select
          aria-label={t('conflicts.right')}
          placeholder={t('conflicts.right')}
          options={(['a', 'b'] as const).flatMap((right) =>
            (['lose-area', 'take-code'] as const).map((by) => ({
              value: `${right}/${by}`,
              label: t(`conflicts.follow.${right}.${by}`),
            })),
          )}
          onChange={(value: string) =>
            put({ right: value.startsWith('a') ? 'a' : 'b', by: value.endsWith('code') ? 'take-code' : 'lose-area' })
          }
        />
      ) : null}
      {failure ? (
        <p role="alert" className="overdue">
          {failure.title} · {failure.next}
        </p>
      ) : null}
      <Button type="primary" size="small" loading={step.isPending} disabled={!isComplete(action, words)} onClick={send}>
        {t('conflicts.confirm', { action: t(`conflicts.action.${action}`) })}
      </Button>
    </div>
  );
}
