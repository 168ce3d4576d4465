import { Input, InputNumber, Select } from 'antd';
import type { Polygon } from 'geojson';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/tool-ui/Field.tsx';
import { ToolForm } from '../../shared/tool-ui/ToolForm.tsx';
import { type ComplianceWords, DESIGN_FIELDS, EMPTY_WORDS, PROJECT_TYPES } from './compliance-form.ts';

interface ComplianceFormProps {
  parcel: Polygon | undefined;
  busy: boolean;
  /** How the ground is told: drawn or from a file. */
  ground: ReactNode;
  onExamine: (words: ComplianceWords) => void;
}

/** What is to be built, where, and, if known, how densely and how high. */
export function ComplianceForm({ parcel, busy, ground, onExamine }: ComplianceFormProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState<ComplianceWords>(EMPTY_WORDS);
  const put = (change: Partial<ComplianceWords>) => setWords((before) => ({ ...before, ...change }));
  const wanting = !parcel ? 'wantsGround' : words.name.trim() === '' ? 'wantsName' : undefined;
  return (
    <ToolForm
      submit={t('tools.compliance.examine')}
      busy={busy}
      wanting={wanting && t(`tools.compliance.${wanting}`)}
      onSubmit={() => onExamine(words)}
    >
      {ground}
      <Field label={t('tools.compliance.name')}>
        <Input
          value={words.name}
          maxLength={200}
          placeholder={t('tools.compliance.nameHint')}
          onChange={(event) => put({ name: event.target.value })}
        />
      </Field>
      <Field label={t('tools.compliance.projectType')}>
        <Select
          value={words.projectType}
          options={PROJECT_TYPES.map((value) => ({ value, label: t(`tools.compliance.types.${value}`) }))}
          onChange={(projectType) => put({ projectType })}
        />
      </Field>
      <details>
        <summary>{t('tools.compliance.design')}</summary>
        <p className="tool-wanting">{t('tools.compliance.designHint')}</p>
        <DesignFields words={words} onPut={put} />
      </details>
    </ToolForm>
  );
}

function DesignFields({ words, onPut }: { words: ComplianceWords; onPut: (change: Partial<ComplianceWords>) => void }) {
  const { t } = useTranslation();
  return (
    <div className="tool-pair">
      {DESIGN_FIELDS.map(({ key, unit, most, whole }) => (
        <Field key={key} label={t(`tools.indicator.${key}`)}>
          <InputNumber
            min={0}
            max={most}
            precision={whole ? 0 : 2}
            suffix={unit}
            value={words.design[key] ?? null}
            onChange={(value) => {
              const { [key]: _, ...others } = words.design;
              onPut({ design: value === null ? others : { ...others, [key]: value } });
            }}
          />
        </Field>
      ))}
      <Field label={t('tools.compliance.majorProjectNo')}>
        <Input
          value={words.majorProjectNo}
          maxLength={100}
          onChange={(event) => onPut({ majorProjectNo: event.target.value })}
        />
      </Field>
    </div>
  );
}
