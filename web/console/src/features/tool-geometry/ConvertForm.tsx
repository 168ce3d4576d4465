import type { ConvertQuery } from '@shancheng/contracts/geometry-tools';
import { Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/tool-ui/Field.tsx';
import { ToolForm } from '../../shared/tool-ui/ToolForm.tsx';
import { type FromTo, isInDegrees, SYSTEMS } from './coordinate-systems.ts';
import { type PositionsRead, readPositions } from './read-positions.ts';

/** Two systems and pasted positions; lines that make no sense are named at once. */
export function ConvertForm({ busy, onConvert }: { busy: boolean; onConvert: (query: ConvertQuery) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [systems, setSystems] = useState<FromTo>({ from: 'EPSG:4545', to: 'EPSG:4490' });
  const read = useMemo(() => readPositions(text), [text]);
  return (
    <ToolForm
      submit={t('tools.geometry.convert')}
      busy={busy}
      wanting={read.positions.length > 0 ? undefined : t('tools.geometry.wants.positions')}
      onSubmit={() => onConvert({ ...systems, positions: read.positions })}
    >
      <SystemFields systems={systems} onSystems={setSystems} />
      <Field label={t('tools.geometry.positions')} hint={t('tools.geometry.positionsHint')}>
        <Input.TextArea
          rows={5}
          value={text}
          placeholder={t(`tools.geometry.example.${isInDegrees(systems.from) ? 'degrees' : 'metres'}`)}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <ReadProblems read={read} />
    </ToolForm>
  );
}

function SystemFields({ systems, onSystems }: { systems: FromTo; onSystems: (systems: FromTo) => void }) {
  const { t } = useTranslation();
  const options = SYSTEMS.map((value) => ({ value, label: t(`tools.geometry.systems.${value.replace(':', '')}`) }));
  return (
    <div className="tool-pair">
      {(['from', 'to'] as const).map((side) => (
        <Field key={side} label={t(`tools.geometry.system.${side}`)}>
          <Select
            value={systems[side]}
            options={options}
            popupMatchSelectWidth={false}
            onChange={(system) => onSystems({ ...systems, [side]: system })}
          />
        </Field>
      ))}
    </div>
  );
}

function ReadProblems({ read }: { read: PositionsRead }) {
  const { t } = useTranslation();
  return (
    <>
      {read.wrong.length > 0 ? (
        <p role="alert">{t('tools.geometry.wrongLines', { lines: read.wrong.slice(0, 8).join(', ') })}</p>
      ) : null}
      {read.tooMany ? <p role="alert">{t('tools.geometry.tooMany')}</p> : null}
    </>
  );
}
