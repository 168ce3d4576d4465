import type { ConflictAction, ConflictDetail, ReconciliationProposal } from '@shancheng/contracts/plan';
import { useLanguage } from '@shancheng/ui';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSchemeCodes } from '../../shared/use-code-names.ts';
import { useLayerFacts } from '../../shared/use-layer-facts.ts';
import { assignChoices } from './assign-choices.ts';
import { choicesOfDecision, type PatchChoice, patchChoices } from './patch-choices.ts';
import { type StepWords, type Want, wants } from './step-command.ts';

const PROPOSALS: readonly ReconciliationProposal[] = [
  'follow-a',
  'follow-b',
  'adjust-boundary',
  'both-change',
  'keep-for-now',
];

interface StepFieldsProps {
  detail: ConflictDetail;
  action: ConflictAction;
  words: StepWords;
  onChange: (change: StepWords) => void;
}

/** One field for each thing the step wants to know. */
export function StepFields({ detail, action, words, onChange }: StepFieldsProps) {
  const { t } = useTranslation();
  const facts = useLayerFacts();
  const assigned = assignChoices(
    detail.conflict.sides.map((side) => side.authority),
    facts.planning,
  );
  const oneSided = detail.sides.length < 2;
  const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const fields: Record<Want, () => React.ReactNode> = {
    authorityA: () => (
      <Choice
        label={t('conflicts.authorityA')}
        value={words.authorityA}
        options={same(assigned.first)}
        onChange={(authorityA) => onChange({ authorityA })}
      />
    ),
    authorityB: () => (
      <Choice
        label={t('conflicts.authorityB')}
        value={words.authorityB}
        options={same(assigned.second.filter((one) => one !== words.authorityA))}
        onChange={(authorityB) => onChange({ authorityB })}
      />
    ),
    proposal: () => (
      <Choice
        label={t('conflicts.proposal')}
        value={words.proposal}
        options={PROPOSALS.filter((one) => !oneSided || one !== 'follow-b').map((value) => ({
          value,
          label: t(`conflicts.proposals.${value}`),
        }))}
        onChange={(proposal) => onChange({ proposal })}
      />
    ),
    authority: () => (
      <Choice
        label={t('conflicts.authority')}
        value={words.authority}
        options={same(detail.mayOpineFor)}
        onChange={(authority) => onChange({ authority })}
      />
    ),
    agrees: () => (
      <Choice
        label={t('conflicts.opinion')}
        value={words.agrees === undefined ? undefined : words.agrees ? 'agrees' : 'disagrees'}
        options={(['agrees', 'disagrees'] as const).map((value) => ({ value, label: t(`conflicts.${value}`) }))}
        onChange={(value) => onChange({ agrees: value === 'agrees' })}
      />
    ),
    documentNo: () => (
      <div className="step-field">
        <span>{t('conflicts.documentNo')}</span>
        <Input
          size="small"
          aria-label={t('conflicts.documentNo')}
          maxLength={200}
          value={words.documentNo ?? ''}
          onChange={(event) => onChange({ documentNo: event.target.value })}
        />
      </div>
    ),
    reason: () => (
      <div className="step-field">
        <span>{t('act.reason')}</span>
        <Input.TextArea
          aria-label={t('act.reason')}
          maxLength={2000}
          value={words.reason ?? ''}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
      </div>
    ),
    patch: () => (
      <Choice
        label={t('conflicts.right')}
        value={words.patch}
        options={choicesOfDecision(patchChoices(detail, facts.schemeOf), detail.state.proposal).map((value) => ({
          value,
          label: patchText(value),
        }))}
        onChange={(patch) => onChange({ patch })}
      />
    ),
    fillCode: () => (
      <FillCode
        scheme={facts.schemeOf(detail.sides[0]?.datasetId ?? '')}
        value={words.fillCode}
        onChange={(fillCode) => onChange({ fillCode })}
      />
    ),
  };
  const patchText = (choice: PatchChoice) => t(`conflicts.patch.${choice.replace('/', '.')}`);
  return wants(action, words).map((want) => <div key={want}>{fields[want]()}</div>);
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T | undefined;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <div className="step-field">
      <span>{label}</span>
      <Select<T | null>
        size="small"
        aria-label={label}
        showSearch={options.length > 8}
        popupMatchSelectWidth={false}
        value={value ?? null}
        options={[...options]}
        onChange={(chosen) => chosen !== null && onChange(chosen)}
      />
    </div>
  );
}

/** With which use a gap is filled. */
function FillCode(props: { scheme: string | undefined; value: string | undefined; onChange: (code: string) => void }) {
  const { scheme, value, onChange } = props;
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const codes = useSchemeCodes(scheme);
  const options = codes.map(({ code, name, nameEn }) => ({
    value: code,
    label: `${code} ${english ? (nameEn ?? name) : name}`,
  }));
  return <Choice label={t('conflicts.fillCode')} value={value} options={options} onChange={onChange} />;
}
