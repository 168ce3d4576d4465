import type { Provision } from '@shancheng/contracts/powers';
import { citePath } from '@shancheng/law';
import { useTranslation } from 'react-i18next';

interface ProvisionRowsProps {
  provisions: readonly Provision[];
  /** Where several statutes are mixed each row says its own. */
  withTitle: boolean;
}

/** Provisions as they are cited, with their kind, under the headings of their statute. */
export function ProvisionRows({ provisions, withTitle }: ProvisionRowsProps) {
  const { t } = useTranslation();
  return (
    <ol className="provisions">
      {provisions.map((one, n) => {
        const heading = one.heading !== provisions[n - 1]?.heading && !withTitle ? one.heading : undefined;
        return (
          <li key={`${one.lawId} ${one.path}`}>
            {heading ? <h3>{heading}</h3> : null}
            <header>
              <b>
                {withTitle ? one.lawTitle : ''}
                {citePath(one.path)}
              </b>
              <span className="sc-muted">{t(`laws.kind.${one.kind}`)}</span>
            </header>
            <p>{one.wording}</p>
          </li>
        );
      })}
    </ol>
  );
}
