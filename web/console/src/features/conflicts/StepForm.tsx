import type { ConflictAction, ConflictDetail } from '@shancheng/contracts/plan';
import { problemText, useLanguage, useSession } from '@shancheng/ui';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { useConflictStep } from '../../shared/use-conflicts.ts';
import { StepFields } from './StepFields.tsx';
import { commandOf, firstWords, isComplete, type StepWords } from './step-command.ts';

/** The next steps as buttons; those that are not possible say why. */
export function StepForm({ detail }: { detail: ConflictDetail }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ConflictAction>();
  // closing is for what recomputation no longer finds; the server says so too
  const whyNot = ({ action, allowed, reason }: ConflictDetail['choices'][number]) =>
    (reason === 'no-permission' && action === 'give-opinion' ? 'not-your-authority' : reason) ??
    (action === 'close' && allowed && detail.goneAt === undefined ? 'still-there' : undefined);
  const open = detail.choices.find((choice) => choice.action === chosen && whyNot(choice) === undefined);
  return (
    <>
      <Space size={[6, 6]} wrap className="conflict-choices">
        {detail.choices.map((choice) => {
          const why = whyNot(choice);
          return (
            <Button
              key={choice.action}
              size="small"
              disabled={why !== undefined}
              type={open?.action === choice.action ? 'primary' : 'default'}
              {...(why ? { title: t(`conflicts.why.${why}`) } : {})}
              onClick={() => setChosen(choice.action === chosen ? undefined : choice.action)}
            >
              {t(`conflicts.action.${choice.action}`)}
            </Button>
          );
        })}
      </Space>
      <WaitingHint detail={detail} />
      {open ? (
        <OneStep
          key={`${detail.conflict.id}/${open.action}`}
          detail={detail}
          action={open.action}
          onDone={() => setChosen(undefined)}
        />
      ) : null}
    </>
  );
}

/** Why nothing can be done although it is open: somebody else has to, or the comparison is still running. */
function WaitingHint({ detail: { state, goneAt, choices } }: { detail: ConflictDetail }) {
  const { t } = useTranslation();
  if (state.status === 'patched' && goneAt === undefined) return <p className="sc-muted">{t('conflicts.comparing')}</p>;
  const lacks = choices.some(({ reason }) => reason === 'no-permission');
  const may = choices.some(({ allowed }) => allowed);
  return lacks && !may ? <p className="sc-muted">{t('conflicts.others')}</p> : null;
}

function OneStep(props: { detail: ConflictDetail; action: ConflictAction; onDone: () => void }) {
  const { detail, action, onDone } = props;
  const { t } = useTranslation();
  const { t: ui } = useTranslation('ui');
  const language = useLanguage();
  const { status } = useSession();
  const session = status.state === 'signed-in' ? status.session : undefined;
  const [words, setWords] = useState<StepWords>(() => firstWords(action, detail));
  // one id for one intention: trying again after a lost answer changes nothing twice
  const [commandId] = useState(newCommandId);
  const step = useConflictStep(detail.conflict.id);
  const failure = step.error ? problemText(step.error, ui, language) : undefined;
  return (
    <form
      className="step-form"
      aria-label={t(`conflicts.action.${action}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete(action, words)) step.mutate(commandOf(commandId, action, words, detail), { onSuccess: onDone });
      }}
    >
      <p className="sc-muted">{t(`conflicts.actionHint.${action}`)}</p>
      <StepFields
        detail={detail}
        action={action}
        words={words}
        onChange={(change) => setWords((before) => ({ ...before, ...change }))}
      />
      <p className="sc-muted">{t('conflicts.inNameOf', { name: session?.displayName ?? '' })}</p>
      {failure ? (
        <p role="alert" className="overdue">
          {failure.title} · {failure.next}
        </p>
      ) : null}
      <Button
        type="primary"
        size="small"
        htmlType="submit"
        loading={step.isPending}
        disabled={!isComplete(action, words)}
      >
        {t('conflicts.confirm', { action: t(`conflicts.action.${action}`) })}
      </Button>
    </form>
  );
}
