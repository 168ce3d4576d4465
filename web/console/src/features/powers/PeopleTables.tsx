import type { AuxiliaryPage, CertificateState, OfficerEntry } from '@shancheng/contracts/registers';
import { SyntheticMark, type Tone, ToneTag } from '@shancheng/ui';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterList } from './RegisterList.tsx';
import { domainName } from './use-words.ts';

const TONES: Record<CertificateState, Tone> = {
  ...{ valid: 'closed', expiring: 'waiting', 'not-yet': 'new' },
  ...{ expired: 'overdue', suspended: 'overdue', revoked: 'void' },
};

/** Officers with their certificates, each with how it stands on the day. */
export function OfficerTable({
  pages,
  narrowed,
}: Pick<ComponentProps<typeof RegisterList<OfficerEntry>>, 'pages' | 'narrowed'>) {
  const { t } = useTranslation();
  const heads = [
    { text: t('powers.officers.name') },
    { text: t('powers.officers.authority'), className: 'later' },
    { text: t('powers.officers.fields'), className: 'later' },
    { text: t('powers.officers.area'), className: 'later' },
    { text: t('powers.officers.valid') },
    { text: t('powers.officers.stateLabel') },
  ];
  const row = (one: OfficerEntry) => (
    <tr key={one.id}>
      <td>
        {one.name} {one.synthetic ? <SyntheticMark /> : null}
        <small className="sc-muted register-sub">
          {one.certificateNo}
          {one.legalQualified ? ` · ${t('powers.officers.legal')}` : ''}
        </small>
      </td>
      <td className="later">{one.authorityName}</td>
      <td className="later">{one.domains.map((domain) => domainName(domain, t)).join('、')}</td>
      <td className="later">{one.areaName}</td>
      <td>{t('powers.until', { day: one.to })}</td>
      <td>
        <ToneTag tone={TONES[one.state]}>{t(`powers.officers.state.${one.state}`)}</ToneTag>
      </td>
    </tr>
  );
  return <RegisterList {...{ pages, narrowed, heads, row }} label={t('powers.officers.certified')} />;
}

type Helper = AuxiliaryPage['items'][number];

/** Who may never act, apart from those who may. */
export function AuxiliaryTable({
  pages,
  narrowed,
}: Pick<ComponentProps<typeof RegisterList<Helper>>, 'pages' | 'narrowed'>) {
  const { t } = useTranslation();
  const heads = [
    { text: t('powers.officers.name') },
    { text: t('powers.officers.staffNo') },
    { text: t('powers.officers.authority') },
  ];
  const row = (one: Helper) => (
    <tr key={one.id}>
      <td>
        {one.name} {one.synthetic ? <SyntheticMark /> : null}
      </td>
      <td>{one.staffNo}</td>
      <td>{one.authorityName}</td>
    </tr>
  );
  return (
    <>
      <p className="sc-muted">{t('powers.officers.auxiliaryHint')}</p>
      <RegisterList {...{ pages, narrowed, heads, row }} label={t('powers.officers.auxiliary')} />
    </>
  );
}
