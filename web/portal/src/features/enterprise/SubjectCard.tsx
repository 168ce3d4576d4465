import type { MySubjects } from '@shancheng/contracts/portal';
import { SyntheticMark, ToneTag, useNow } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { dayOf, daysBetween } from '../../shared/day.ts';
import { Facts } from '../../shared/parts/Facts.tsx';
import { CheckCode } from './CheckCode.tsx';

type Subject = MySubjects['items'][number];
const SOON_DAYS = 60;

export function SubjectCard({ subject }: { subject: Subject }) {
  const { t } = useTranslation();
  return (
    <>
      <section className="card">
        <h2>
          {subject.name} {subject.synthetic ? <SyntheticMark /> : null}
        </h2>
        <Facts
          rows={[
            [t('enterprise.uscc'), subject.uscc],
            [t('enterprise.address'), subject.address],
            [t('enterprise.credit'), t(`enterprise.creditClass.${subject.creditClass}`, subject.creditClass)],
          ]}
        />
        <h3>{t('enterprise.licences')}</h3>
        {subject.licences.length === 0 ? <p>{t('enterprise.noLicence')}</p> : null}
        <ul className="rows">
          {subject.licences.map((licence) => (
            <li key={`${licence.name} ${licence.number ?? ''}`} className="card-line">
              <span>
                {licence.name}
                <small>{licence.number}</small>
              </span>
              <Until day={licence.until} />
            </li>
          ))}
        </ul>
      </section>
      <CheckCode subject={subject} />
    </>
  );
}

function Until({ day }: { day: string | undefined }) {
  const { t } = useTranslation();
  const today = dayOf(useNow());
  if (!day) return null;
  const left = daysBetween(today, day);
  const tone = left < 0 ? 'overdue' : left <= SOON_DAYS ? 'waiting' : 'closed';
  return <ToneTag tone={tone}>{t(left < 0 ? 'enterprise.expired' : 'enterprise.until', { day })}</ToneTag>;
}
