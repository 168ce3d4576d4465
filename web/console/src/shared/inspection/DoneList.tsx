import { Empty, formatAbsolute } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

interface Done {
  action: string;
  at: string;
  actorName: string;
  authorityName?: string;
  certificateNo?: string;
  note?: string;
}

/** Who did what and when, the last first. `wordOf` names the step; an answer among the notes is put in words. */
export function DoneList({ history, wordOf }: { history: readonly Done[]; wordOf: (action: string) => string }) {
  const { t } = useTranslation();
  if (history.length === 0) return <Empty title={t('inspection.noHistory')} />;
  return (
    <ol className="done-list">
      {history.toReversed().map((done) => (
        <li key={`${done.at}/${done.action}/${done.actorName}`}>
          <b>{wordOf(done.action)}</b>
          <span>
            {done.actorName}
            {done.authorityName ? <small className="sc-muted"> {done.authorityName}</small> : null}
            {done.certificateNo ? <small className="sc-muted sc-number"> {done.certificateNo}</small> : null}
          </span>
          <time className="sc-muted sc-number" dateTime={done.at}>
            {formatAbsolute(done.at)}
          </time>
          {done.note ? <p>{t(`inspection.answer.${done.note}`, { defaultValue: done.note })}</p> : null}
        </li>
      ))}
    </ol>
  );
}
