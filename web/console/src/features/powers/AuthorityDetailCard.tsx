import type { AuthorityDetail, HeldMatter } from '@shancheng/contracts/registers';
import { SyntheticMark, ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { spanText } from './use-words.ts';

/** One authority: where complaints go, and by which document it holds which matter from when until when. */
export function AuthorityDetailCard({ authority, day }: { authority: AuthorityDetail; day: string | undefined }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const now = authority.held.filter(({ state }) => state === 'held');
  const shown = all ? authority.held : now;
  const facts = [
    [t('powers.authorities.kindLabel'), t(`powers.authorities.kind.${authority.kind}`)],
    [t('powers.authorities.area'), authority.divisionName],
    [t('powers.authorities.parent'), authority.parentName],
    [t('powers.authorities.reconsideration'), authority.reconsiderationOrgan],
    [t('powers.authorities.court'), authority.court],
    [t('powers.authorities.uscc'), authority.uscc],
  ];
  return (
    <>
      <p>
        {authority.name} {authority.synthetic ? <SyntheticMark /> : null}
      </p>
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
      <p className="register-links">
        <Link to="/powers/matters" search={{ holder: authority.id, on: day }}>
          {t('powers.authorities.mattersHeld')}
        </Link>
        <Link to="/powers/officers" search={{ authority: authority.id, on: day }}>
          {t('powers.authorities.hisOfficers')}
        </Link>
      </p>
      <h3>
        {t('powers.authorities.held')}{' '}
        <small className="sc-muted">{t('powers.authorities.heldCount', { count: now.length })}</small>
      </h3>
      {authority.held.length > now.length ? (
        <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
          {t('powers.authorities.showEnded')}
        </Checkbox>
      ) : null}
      <ul className="held-list">
        {shown.map((one) => (
          <HeldRow key={`${one.code} ${one.from}`} held={one} day={day} />
        ))}
      </ul>
    </>
  );
}

function HeldRow({ held, day }: { held: HeldMatter; day: string | undefined }) {
  const { t } = useTranslation();
  return (
    <li data-ended={held.state !== 'held'}>
      <Link to="/powers/matters" search={{ id: held.code, on: day }}>
        {held.name}
      </Link>
      <div>
        <ToneTag tone={held.state === 'held' ? 'closed' : 'void'}>
          {held.state === 'held' ? t(`powers.mode.${held.mode}`) : t(`powers.authorities.state.${held.state}`)}
        </ToneTag>{' '}
        {held.state === 'held' ? (
          <ToneTag
            tone={held.able ? 'handling' : 'overdue'}
            {...(held.able ? {} : { title: t('powers.authorities.paper') })}
          >
            {t('powers.authorities.able', { count: held.officers })}
          </ToneTag>
        ) : null}
      </div>
      <small className="sc-muted">
        {held.powers.map((power) => t(`powers.power.${power}`)).join('、')} · {spanText(held, t)} · {held.documentNo}
      </small>
    </li>
  );
}
