import type { MatterSummary } from '@shancheng/contracts/registers';
import { SyntheticMark, ToneTag } from '@shancheng/ui';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterList } from './RegisterList.tsx';
import { domainName, fineText } from './use-words.ts';

interface MatterTableProps {
  pages: ComponentProps<typeof RegisterList<MatterSummary>>['pages'];
  narrowed: boolean;
  chosen: string | undefined;
  onChoose: (code: string) => void;
}

/** Matters with their fine, cap and holders; what is not published says so. */
export function MatterTable({ pages, narrowed, chosen, onChoose }: MatterTableProps) {
  const { t } = useTranslation();
  const heads = [
    { text: t('powers.matters.name') },
    { text: t('powers.matters.kindLabel'), className: 'later' },
    { text: t('powers.matters.fine'), className: 'later number' },
    { text: t('powers.matters.cap'), className: 'later number' },
    { text: t('powers.matters.holders'), className: 'number' },
    { text: t('powers.matters.publication') },
  ];
  const row = (one: MatterSummary) => (
    <tr key={one.code} aria-current={one.code === chosen}>
      <td>
        <button type="button" className="link-button" onClick={() => onChoose(one.code)}>
          {one.name}
        </button>{' '}
        {one.synthetic ? <SyntheticMark /> : null}
        <small className="sc-muted register-sub">
          {domainName(one.domain, t)} · {one.code}
        </small>
      </td>
      <td className="later">{t(`powers.power.${one.kind}`)}</td>
      <td className="later number">{fineText(one, t)}</td>
      <td className="later number">{one.yearlyCap ?? t('powers.noFine')}</td>
      <td className="number">{one.holders}</td>
      <td>
        <ToneTag tone={one.publishedAt ? 'closed' : 'waiting'}>
          {t(one.publishedAt ? 'powers.matters.published' : 'powers.matters.unpublished')}
        </ToneTag>
      </td>
    </tr>
  );
  return <RegisterList {...{ pages, narrowed, heads, row }} label={t('powers.tabs.matters')} />;
}
