import { useTranslation } from 'react-i18next';
import { Choice } from '../../shared/parts/Choice.tsx';
import { Facts } from '../../shared/parts/Facts.tsx';
import { Field } from '../../shared/parts/Field.tsx';
import { PositionButton } from './PositionButton.tsx';
import { CATEGORIES, type Category, isCategory, LONGEST, type MissingField, type ReportDraft } from './report-draft.ts';

interface StepProps {
  draft: ReportDraft;
  change: (next: Partial<ReportDraft>) => void;
  missing: MissingField[];
}

// Object.keys gives strings; these are the categories.
const NAMES = Object.keys(CATEGORIES) as Category[];

export function StepWhat({ draft, change, missing }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        legend={t('report.category')}
        options={NAMES.map((value) => ({ value, label: t(`report.categories.${value}`) }))}
        value={isCategory(draft.category) ? draft.category : ''}
        onChange={(category) => change({ category })}
        problem={missing.includes('category') ? t('report.chooseOne') : undefined}
      />
      <Field
        label={t('report.text')}
        hint={t('report.textHint')}
        rows={5}
        value={draft.text}
        onChange={(text) => change({ text })}
        maxLength={LONGEST.text}
        problem={missing.includes('text') ? t('fillIn') : undefined}
      />
    </>
  );
}

export function StepPlace({ draft, change, missing }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field
        label={t('report.place')}
        hint={t('report.placeHint')}
        rows={2}
        value={draft.place}
        onChange={(place) => change({ place })}
        maxLength={LONGEST.place}
        problem={missing.includes('place') ? t('fillIn') : undefined}
      />
      <PositionButton location={draft.location} onChange={(location) => change({ location })} />
    </>
  );
}

export function StepContact({ draft, change }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field
        label={t('report.contact')}
        hint={t('report.contactHint')}
        value={draft.contact}
        onChange={(contact) => change({ contact })}
        maxLength={LONGEST.contact}
        autoComplete="tel"
        inputMode="tel"
      />
      <h3>{t('report.review')}</h3>
      <Facts
        rows={[
          [t('report.category'), isCategory(draft.category) ? t(`report.categories.${draft.category}`) : ''],
          [t('report.text'), draft.text],
          [t('report.place'), draft.place],
          [t('report.position'), draft.location ? t('report.positionTaken') : t('report.positionNone')],
        ]}
      />
    </>
  );
}
