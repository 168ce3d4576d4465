import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/parts/Field.tsx';
import { Link } from '../../shared/parts/Link.tsx';
import { goTo } from '../../shared/route.ts';
import { useTrackedReports } from '../../shared/tracked-reports.ts';

export function TrackForm({ code: first }: { code: string }) {
  const { t } = useTranslation();
  const [code, setCode] = useState(first);
  const [tried, setTried] = useState(false);
  const reports = useTrackedReports().filter((report) => report.code !== first);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (code.trim()) goTo({ page: 'track', code: code.trim() });
  }
  return (
    <form className="card form" onSubmit={submit}>
      <Field
        label={t('track.code')}
        hint={t('track.codeHint')}
        value={code}
        onChange={setCode}
        maxLength={60}
        problem={tried && !code.trim() ? t('fillIn') : undefined}
      />
      <button type="submit" className="big-button">
        {t('track.submit')}
      </button>
      {reports.length > 0 ? (
        <p className="hint">
          {t('track.here')}{' '}
          {reports.map((report) => (
            <Link key={report.code} to={{ page: 'track', code: report.code }} className="code-link">
              {report.code}
            </Link>
          ))}
        </p>
      ) : null}
    </form>
  );
}
