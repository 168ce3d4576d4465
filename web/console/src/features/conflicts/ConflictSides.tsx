import type { ConflictDetail } from '@shancheng/contracts/plan';
import { useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { useLayerFacts } from '../../shared/use-layer-facts.ts';
import { differences } from './differences.ts';

/** What each plan says of the spot, side by side; where there is only one, what is wrong with it. */
export function ConflictSides({ detail }: { detail: ConflictDetail }) {
  const { t } = useTranslation();
  const name = useName();
  const { codeText } = useLayerFacts();
  const { conflict, sides } = detail;
  const differing = conflict.type === 'ATTRIBUTE' ? differences(sides) : [];
  return (
    <table className="plain conflict-sides">
      <thead>
        <tr>
          <td />
          {sides.map((side, index) => (
            <th key={`${side.datasetId}/${side.featureKey}`} scope="col">
              <i data-side={index === 0 ? 'a' : 'b'}>{index === 0 ? 'A' : 'B'}</i>{' '}
              {conflict.sides[index] ? name(conflict.sides[index].datasetName) : ''}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row label={t('conflicts.says')} values={sides.map((side) => codeText(side.datasetId, side.code))} />
        <Row label={t('conflicts.authorityOf')} values={sides.map((side) => side.authority)} />
        <Row
          label={t('conflicts.versionOf')}
          values={sides.map(({ version, validFrom }) =>
            validFrom === undefined
              ? undefined
              : version === undefined
                ? validFrom
                : t('map.versionFrom', { version, day: validFrom }),
          )}
        />
        <Row
          label={t('conflicts.rank')}
          values={sides.map(({ rank }) => (rank === undefined ? undefined : t('conflicts.rankOf', { rank })))}
        />
        <Row label={t('conflicts.feature')} values={sides.map((side) => side.featureKey)} />
        {differing.map(({ key, values }) => (
          <Row key={key} label={t(`conflicts.attribute.${key}`, { defaultValue: key })} values={values} strong />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  label: string;
  values: readonly (string | undefined)[];
  strong?: boolean;
}

function Row({ label, values, strong = false }: RowProps) {
  if (values.every((value) => value === undefined)) return null;
  return (
    <tr data-strong={strong}>
      <th scope="row">{label}</th>
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: side A and side B, always in this order
        <td key={index}>{value ?? '—'}</td>
      ))}
    </tr>
  );
}
