import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { useLanguage, useSession } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { readableWindow } from '../../shared/check/day-words.ts';
import { Icon } from '../../shared/parts/Icon.tsx';
import { PlaceMap } from '../../shared/task/PlaceMap.tsx';
import { useDistance } from '../../shared/task/use-distance.ts';

/** Whom, where, why and by whose approval. */
export function CheckFacts({ check }: { check: CheckDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { subject, approval, urgent } = check;
  return (
    <section className="card">
      <p className="place">
        <Icon name="place" />
        <span>{subject.address}</span>
      </p>
      {subject.location ? <OnMap place={subject.location} label={subject.name} /> : null}
      <dl className="facts">
        <Fact term={t('check.facts.plan')}>{check.planTitle}</Fact>
        <Fact term={t('check.facts.kind')}>{t(`check.kind.${check.kind}`)}</Fact>
        <Fact term={t('check.facts.window')}>{readableWindow(check.windowFrom, check.windowTo, language)}</Fact>
        {approval ? <Fact term={t('check.facts.approval')}>{`${approval.by} · ${approval.documentNo}`}</Fact> : null}
        {urgent ? <Fact term={t('check.facts.urgent')}>{urgent.reason}</Fact> : null}
        {urgent ? (
          <Fact term={t('check.facts.ratified')}>{t(urgent.ratified ? 'check.facts.yes' : 'check.facts.notYet')}</Fact>
        ) : null}
        <Fact term={t('check.facts.credit')}>{subject.creditClass}</Fact>
        <Fact term={t('check.facts.code')}>{check.code}</Fact>
      </dl>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function OnMap({ place, label }: { place: { lon: number; lat: number }; label: string }) {
  const distance = useDistance(place);
  const { status } = useSession();
  // the base map is kept by county, the second step of a division path like 50/500103/
  const county = status.state === 'signed-in' ? (status.session.scopes[0]?.path.split('/')[1] ?? '') : '';
  return (
    <>
      {distance ? <p className="distance">{distance.text}</p> : null}
      {county ? <PlaceMap place={place} label={label} gridCode={county} me={distance?.me} /> : null}
    </>
  );
}
