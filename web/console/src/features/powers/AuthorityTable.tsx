import type { AuthorityPage, AuthoritySummary } from '@shancheng/contracts/registers';
import { SyntheticMark } from '@shancheng/ui';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterList } from './RegisterList.tsx';
import { domainName } from './use-words.ts';

interface AuthorityTableProps {
  pages: ComponentProps<typeof RegisterList<AuthorityPage['items'][number]>>['pages'];
  narrowed: boolean;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** Authorities with what they hold and how many may act. */
export function AuthorityTable({ pages, narrowed, chosen, onChoose }: AuthorityTableProps) {
  const { t } = useTranslation();
  const heads = [
    { text: t('powers.authorities.name') },
    { text: t('powers.authorities.kindLabel'), className: 'later' },
    { text: t('powers.authorities.area'), className: 'later' },
    { text: t('powers.authorities.matters'), className: 'number' },
    { text: t('powers.authorities.officers'), className: 'number' },
  ];
  const row = (one: AuthoritySummary) => (
    <tr key={one.id} aria-current={one.id === chosen}>
      <td>
        <button type="button" className="link-button" onClick={() => onChoose(one.id)}>
          {one.shortName}
        </button>{' '}
        {one.synthetic ? <SyntheticMark /> : null}
        <small className="sc-muted register-sub">
          {domainName(one.domain, t)} · {one.id}
          {one.status === 'active' ? '' : ` · ${t(`powers.authorities.status.${one.status}`)}`}
        </small>
      </td>
      <td className="later">{t(`powers.authorities.kind.${one.kind}`)}</td>
      <td className="later">{one.divisionName}</td>
      <td className="number">{one.matters}</td>
      <td className="number" data-low={one.officers < 2 && one.matters > 0}>
        {one.officers}
      </td>
    </tr>
  );
  return <RegisterList {...{ pages, narrowed, heads, row }} label={t('powers.tabs.authorities')} />;
}
