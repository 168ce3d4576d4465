import type { SubjectDetail } from '@shancheng/contracts/registers';
import { addDays } from '@shancheng/law';
import { Empty, SyntheticMark, TimeAgo, ToneTag } from '@shancheng/ui';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CREDIT_TONES } from './SubjectTable.tsx';
import { subjectKindName } from './use-words.ts';

interface SubjectFileProps {
  subject: SubjectDetail;
  /** The history of its checks, which the page brings. */
  children?: ReactNode;
}

/** 一企一档: all that is known of one subject on one page. */
export function SubjectFile({ subject, children }: SubjectFileProps) {
  const { t } = useTranslation();
  return (
    <>
      <section className="card">
        <h1>
          {subject.name} {subject.synthetic ? <SyntheticMark /> : null}{' '}
          <ToneTag tone={CREDIT_TONES[subject.creditClass]}>
            {t('powers.subjects.creditOf', { class: subject.creditClass })}
          </ToneTag>
        </h1>
        <Facts subject={subject} />
        {subject.checkCode ? <CheckCode code={subject.checkCode} /> : null}
      </section>
      <section className="card">
        <h2>{t('powers.subjects.licences')}</h2>
        <Licences subject={subject} />
      </section>
      <section className="card">
        <h2>{t('powers.subjects.history')}</h2>
        {children ?? <Empty title={t('powers.subjects.historyNone')} />}
      </section>
    </>
  );
}

function Facts({ subject }: { subject: SubjectDetail }) {
  const { t } = useTranslation();
  const { location } = subject;
  const place = location ? `${location.lon.toFixed(5)}, ${location.lat.toFixed(5)}` : t('powers.subjects.noPlace');
  const facts: [string, ReactNode][] = [
    [t('powers.subjects.uscc'), subject.uscc],
    [t('powers.subjects.kindLabel'), subjectKindName(subject.kind, t)],
    [t('powers.subjects.address'), subject.address],
    [t('powers.subjects.division'), subject.divisionName],
    [t('powers.subjects.grid'), subject.gridCode],
    [t('powers.subjects.place'), place],
    [t('powers.subjects.updated'), <TimeAgo key="at" at={subject.updatedAt} />],
  ];
  return (
    <dl className="register-facts">
      {facts.map(([label, value]) =>
        value ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** Not shown until asked for: whoever sees it over a shoulder could use it. */
function CheckCode({ code }: { code: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <p>
      <Button size="small" onClick={() => setShown(!shown)} aria-expanded={shown}>
        {t(shown ? 'powers.subjects.hideCode' : 'powers.subjects.showCode')}
      </Button>{' '}
      {shown ? (
        <>
          <code>{code}</code> <small className="sc-muted">{t('powers.subjects.codeHint')}</small>
        </>
      ) : null}
    </p>
  );
}

const SOON_DAYS = 90;

function Licences({ subject: { licenceList, today } }: { subject: SubjectDetail }) {
  const { t } = useTranslation();
  if (licenceList.length === 0) return <p className="sc-muted">{t('powers.subjects.noLicences')}</p>;
  return (
    <table className="plain register-table">
      <thead>
        <tr>
          <th>{t('powers.subjects.licence')}</th>
          <th className="later">{t('powers.subjects.number')}</th>
          <th className="later">{t('powers.subjects.issuer')}</th>
          <th>{t('powers.subjects.valid')}</th>
        </tr>
      </thead>
      <tbody>
        {licenceList.map(({ name, number, issuer, until }) => (
          <tr key={`${name} ${number}`}>
            <td>{name}</td>
            <td className="later">{number}</td>
            <td className="later">{issuer}</td>
            <td>
              {until ? t('powers.until', { day: until }) : t('powers.noFine')}{' '}
              {until && until < today ? <ToneTag tone="overdue">{t('powers.subjects.expired')}</ToneTag> : null}
              {until && until >= today && until <= addDays(today, SOON_DAYS) ? (
                <ToneTag tone="waiting">{t('powers.subjects.soon')}</ToneTag>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
