import type { ViolationReport } from '@shancheng/contracts/complaint';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../shared/parts/CopyButton.tsx';
import { Icon } from '../../shared/parts/Icon.tsx';
import { Link } from '../../shared/parts/Link.tsx';

/** It has arrived; the code is what one comes back with. */
export function ReportReceipt({ report, onAgain }: { report: ViolationReport; onAgain: () => void }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card receipt">
      <Icon name="check" size={44} />
      <h2 ref={heading} tabIndex={-1}>
        {t('report.done')}
      </h2>
      <p>{t('report.doneHint')}</p>
      <p className="tracking-code">{report.code}</p>
      <CopyButton text={report.code} />
      <p className="hint">{t('report.keptHere')}</p>
      <Link to={{ page: 'track', code: report.code }} className="big-button">
        {t('report.toTrack')}
      </Link>
      <button type="button" className="side-button" onClick={onAgain}>
        {t('report.again')}
      </button>
    </section>
  );
}
