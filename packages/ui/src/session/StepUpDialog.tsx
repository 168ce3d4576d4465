import { ApiError } from '@shancheng/api-client';
import type { StepUpWays } from '@shancheng/contracts/sign-in';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../i18n/use-language.ts';
import { problemText } from '../states/problem-text.ts';
import { ErrorState, Skeleton } from '../states/States.tsx';
import { atProvider } from './at-provider.ts';
import { useSession } from './SessionProvider.tsx';

interface StepUpDialogProps {
  /** What exactly is confirmed, e.g. `sign:<digest of the document>`. */
  purpose: string;
  /** In plain words, what is about to be done. */
  children?: ReactNode;
  /** A proof for this purpose is there now, good once within five minutes: do it. */
  onProven: () => void;
  onCancel: () => void;
}

/**
 * Asks the person, before a signature, to show that it is really them: the password once more, or their identity
 * provider. A proof that was made a moment ago (back from the provider) goes on at once.
 */
export function StepUpDialog({ purpose, children, onProven, onCancel }: StepUpDialogProps) {
  const { t } = useTranslation('ui');
  const { api } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const [ways, setWays] = useState<StepUpWays>();
  const [failure, setFailure] = useState<{ error: unknown }>();
  const [round, setRound] = useState(0);
  const title = useId();
  const proven = useRef(onProven);
  proven.current = onProven;

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again
  useEffect(() => {
    let left = false;
    setFailure(undefined);
    api.GET('/api/v1/session/step-up', { params: { query: { purpose } } }).then(
      ({ data }) => {
        if (left || !data) return;
        if (data.proof) proven.current();
        else setWays(data);
      },
      (error: unknown) => left || setFailure({ error }),
    );
    return () => {
      left = true;
    };
  }, [api, purpose, round]);

  return (
    <dialog ref={dialog} className="sc-step-up" aria-labelledby={title} onClose={onCancel}>
      <h2 id={title}>{t('stepUp.title')}</h2>
      {children ? <div className="sc-step-up-what">{children}</div> : null}
      {failure ? <ErrorState error={failure.error} onRetry={() => setRound(round + 1)} /> : null}
      {!ways && !failure ? <Skeleton rows={3} /> : null}
      {ways?.password ? <PasswordOnceMore purpose={purpose} onProven={onProven} /> : null}
      {ways ? <ConfirmAtProvider ways={ways} purpose={purpose} /> : null}
      <button type="button" className="sc-button sc-step-up-cancel" onClick={() => dialog.current?.close()}>
        {t('stepUp.cancel')}
      </button>
    </dialog>
  );
}

function PasswordOnceMore({ purpose, onProven }: Pick<StepUpDialogProps, 'purpose' | 'onProven'>) {
  const { t, i18n } = useTranslation('ui');
  const { api } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const id = useId();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const password = String(new FormData(form).get('password') ?? '');
    if (!password) return setProblem(t('stepUp.required'));
    setBusy(true);
    setProblem(undefined);
    try {
      await api.POST('/api/v1/session/step-up', { body: { purpose, password } });
      onProven();
    } catch (error) {
      setProblem(wordsFor(error));
      setBusy(false);
      form.querySelector('input')?.select();
    }
  }

  function wordsFor(error: unknown): string {
    if (error instanceof ApiError && error.status === 429) return t('login.locked');
    const text = problemText(error, t, i18n.language);
    return error instanceof ApiError && error.problem ? (text.detail ?? text.title) : `${text.title}。${text.next}`;
  }

  return (
    <form onSubmit={(event) => void submit(event)} aria-busy={busy}>
      <label htmlFor={id}>{t('stepUp.password')}</label>
      <input
        id={id}
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={256}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}p`}
      />
      <p id={`${id}p`} className="sc-step-up-problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="sc-button sc-button-primary" disabled={busy}>
        {busy ? t('stepUp.busy') : t('stepUp.submit')}
      </button>
    </form>
  );
}

function ConfirmAtProvider({ ways, purpose }: { ways: StepUpWays; purpose: string }) {
  const { t } = useTranslation('ui');
  const name = useName();
  if (ways.providers.length === 0) return ways.password ? null : <p role="alert">{t('stepUp.noWay')}</p>;
  return (
    <div className="sc-step-up-providers">
      {ways.password ? <p className="sc-step-up-or">{t('login.or')}</p> : null}
      {ways.providers.map((one) => (
        <a key={one.provider} className="sc-button" href={atProvider(one.provider, { mode: 'step-up', purpose })}>
          {t('stepUp.with', { name: name(one.name) })}
        </a>
      ))}
      <p className="sc-muted">{t('stepUp.comesBack')}</p>
    </div>
  );
}
