import type { MatterDetail } from '@shancheng/contracts/registers';
import { DISTRICT_TIME_ZONE, SyntheticMark, ToneTag, useName } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../shared/use-permission.ts';
import { PublicationForm } from './PublicationForm.tsx';
import { Quotations } from './Quotations.tsx';
import { fineText, spanText, subjectKindName } from './use-words.ts';

/** One matter: published or not, what it rests on, what is asked, who may use it. */
export function MatterDetailCard({ matter, day }: { matter: MatterDetail; day: string | undefined }) {
  const { t } = useTranslation();
  const name = useName();
  const mayPublish = usePermission('powers.publish');
  const facts = [
    [t('powers.matters.kindLabel'), t(`powers.power.${matter.kind}`)],
    [t('powers.matters.fine'), fineText(matter, t)],
    [t('powers.matters.cap'), matter.kind === 'inspection' ? capText(matter.yearlyCap, t) : undefined],
    [t('powers.matters.levels'), matter.levels.map((level) => t(`powers.level.${level}`)).join('、')],
    [t('powers.matters.subjects'), matter.subjectKinds.map((kind) => subjectKindName(kind, t)).join('、')],
    [t('powers.matters.valid'), spanText({ from: matter.validFrom, until: matter.validUntil }, t)],
    [t('powers.matters.source'), matter.source],
  ];
  return (
    <>
      <p>
        <ToneTag tone={matter.publishedAt ? 'closed' : 'waiting'}>
          {matter.publishedAt
            ? t('powers.matters.publishedSince', { day: dayHere(matter.publishedAt) })
            : t('powers.matters.unpublished')}
        </ToneTag>{' '}
        {matter.doubtful ? <ToneTag tone="waiting">{t('powers.doubtful')}</ToneTag> : null}{' '}
        {matter.synthetic ? <SyntheticMark /> : null} <span className="sc-muted">{matter.code}</span>
      </p>
      {matter.publishedAt ? null : <p className="sc-muted">{t('powers.matters.unpublishedHint')}</p>}
      {mayPublish ? <PublicationForm key={matter.publishedAt ?? ''} matter={matter} /> : null}
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
      <p className="sc-muted register-asof">{t('powers.matters.quotedAt', { day: matter.on })}</p>
      {isUnofficial(matter) ? <p className="laws-unofficial">{t('laws.unofficial')}</p> : null}
      <h3>{t('powers.matters.duties')}</h3>
      <Quotations quotations={matter.duties} />
      <h3>{t('powers.matters.penalties')}</h3>
      <Quotations quotations={matter.penalties} />
      {matter.checklist.length > 0 ? (
        <>
          <h3>{t('powers.matters.checklist')}</h3>
          <ol className="question-list">
            {matter.checklist.map(({ id, question, how }) => (
              <li key={id}>
                {name(question)}
                {how ? <small className="sc-muted register-sub">{how}</small> : null}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      <h3>{t('powers.matters.heldBy')}</h3>
      {matter.heldBy.length === 0 ? <p className="sc-muted">{t('powers.matters.nobody')}</p> : null}
      <ul className="held-list">
        {matter.heldBy.map((one) => (
          <li key={`${one.authorityId} ${one.from}`}>
            <Link to="/powers/authorities" search={{ id: one.authorityId, on: day }}>
              {one.authorityName}
            </Link>
            <div>
              <ToneTag tone="closed">{t(`powers.mode.${one.mode}`)}</ToneTag>{' '}
              <ToneTag
                tone={one.able ? 'handling' : 'overdue'}
                {...(one.able ? {} : { title: t('powers.authorities.paper') })}
              >
                {t('powers.authorities.able', { count: one.officers })}
              </ToneTag>
            </div>
            <small className="sc-muted">
              {one.areaName} · {spanText(one, t)} · {one.documentNo}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

const capText = (cap: number | undefined, t: TFunction) =>
  cap === undefined ? t('powers.matters.noCap') : t('powers.matters.capTimes', { count: cap });

/** The day of an instant where the law applies. */
const dayHere = (instant: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: DISTRICT_TIME_ZONE }).format(new Date(instant));

const isUnofficial = ({ duties, penalties }: MatterDetail) =>
  [...duties, ...penalties].some(({ provisions }) => provisions.some(({ unofficial }) => unofficial));
