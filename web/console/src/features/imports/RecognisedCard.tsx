import type { DatasetDetail } from '@shancheng/contracts/dataset';
import type { DatasetImport } from '@shancheng/contracts/dataset-import';
import { ErrorState, formatCount } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import { bytesText } from './bytes-text.ts';
import { ReadAgain } from './ReadAgain.tsx';
import { type Doubt, doubtsOf, type Recognised, recognisedOf } from './recognised.ts';
import { useReadAgain } from './use-read-again.ts';

interface RecognisedCardProps {
  about: DatasetImport;
  dataset: DatasetDetail | undefined;
  onTaken: (taken: DatasetImport) => void;
}

/** What was made out in the file, how that is known, and where a person should look twice. */
export function RecognisedCard({ about, dataset, onTaken }: RecognisedCardProps) {
  const { t } = useTranslation();
  const found = recognisedOf(about);
  const doubts = doubtsOf(found, dataset?.scheme !== undefined);
  const again = useReadAgain(about, onTaken);
  const isOpen = about.status === 'checked';
  return (
    <>
      <dl className="dataset-facts">
        {factsOf(about, found).map(([label, value]) => (
          <div key={label}>
            <dt>{t(`datasets.import.${label}` as 'datasets.import.format')}</dt>
            <dd>{value ?? <span className="sc-muted">–</span>}</dd>
          </div>
        ))}
      </dl>
      {found.crs ? (
        <p className="import-proof">
          <strong>
            {t(`datasets.import.crsName.${found.crs.replace(':', '-')}` as 'datasets.import.crs', found.crs)}
          </strong>{' '}
          {found.evidence ? t(`datasets.import.evidence.${found.evidence}`) : null}
        </p>
      ) : null}
      {doubts.map((doubt) => (
        <DoubtNote
          key={doubt}
          doubt={doubt}
          found={found}
          onShift={isOpen && found.suggestion ? () => again.read(found.suggestion) : undefined}
          pending={again.isPending}
        />
      ))}
      {isOpen ? <ReadAgain again={again} /> : null}
      {again.error ? <ErrorState error={again.error} /> : null}
    </>
  );
}

function factsOf(about: DatasetImport, found: Recognised): [string, string | undefined][] {
  const { features, areaM2 } = about.summary;
  return [
    ['format', about.format],
    ['layer', found.layer],
    ['encoding', found.encoding],
    ['size', about.bytes === undefined ? undefined : bytesText(about.bytes)],
    ['featureCount', formatCount(typeof features === 'number' ? features : about.featuresRead)],
    ['area', typeof areaM2 === 'number' && areaM2 > 0 ? areaText(areaM2) : undefined],
    ['keyField', found.fields.key],
    ['codeField', found.fields.code],
    ['nameField', found.fields.name],
    ['validFrom', about.validFrom],
  ];
}

interface DoubtNoteProps {
  doubt: Doubt;
  found: Recognised;
  onShift: (() => void) | undefined;
  pending: boolean;
}

function DoubtNote({ doubt, found, onShift, pending }: DoubtNoteProps) {
  const { t } = useTranslation();
  return (
    <p className="import-doubt" data-grave={doubt === 'shifted'}>
      {t(`datasets.import.doubt.${doubt}`, { shift: found.suggestion ?? '' })}{' '}
      {doubt === 'shifted' && onShift ? (
        <button type="button" className="sc-button" disabled={pending} onClick={onShift}>
          {t('datasets.import.readAs', { crs: found.suggestion ?? '' })}
        </button>
      ) : null}
    </p>
  );
}
