import type { PowerImportProblems, PowerTables } from '@shancheng/contracts/powers';
import { ErrorState, formatCount, Skeleton, type Tone, ToneTag, useName } from '@shancheng/ui';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { reportCsv, saveText } from './report-csv.ts';
import { useAllProblems, useTableImport, useTableProblems } from './use-table-imports.ts';

const TONES = { reading: 'handling', done: 'closed', failed: 'overdue' } as const satisfies Record<string, Tone>;
const MOST_SHOWN = 200;

/** A field as it is headed in the file. */
export type HeadOf = (field: string | undefined) => string;

/** What became of a table: how many rows were taken, and each that was not, with the reason. */
export function ImportReport({ importId, headOf }: { importId: string; headOf: HeadOf }) {
  const { t } = useTranslation();
  const name = useName();
  const { data, error, refetch } = useTableImport(importId);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  return (
    <section aria-live="polite">
      <h2>
        {data.fileName} <ToneTag tone={TONES[data.status]}>{t(`powers.imports.status.${data.status}`)}</ToneTag>
      </h2>
      {data.status === 'reading' ? (
        <p>{t('powers.imports.reading', { count: data.rows })}</p>
      ) : (
        <p className="import-figures">
          <b>{formatCount(data.accepted)}</b> {t('powers.imports.accepted')}
          <b>{formatCount(data.refused)}</b> {t('powers.imports.refused')}
          <span className="sc-muted">
            {t('powers.imports.rows')} {formatCount(data.rows)}
          </span>
        </p>
      )}
      {data.problem ? (
        <p className="import-problem">
          {name(data.problem)} {data.accepted > 0 ? t('powers.imports.kept', { count: data.accepted }) : null}
        </p>
      ) : null}
      {data.status === 'done' && data.refused === 0 ? <p>{t('powers.imports.allTaken')}</p> : null}
      {data.status !== 'reading' && data.refused > 0 ? <Problems importId={importId} headOf={headOf} /> : null}
    </section>
  );
}

type Problem = PowerImportProblems['items'][number];
const wordOf = (t: TFunction) => (one: Problem) => t(`powers.imports.problem.${one.code}`, { defaultValue: one.code });

function Problems({ importId, headOf }: { importId: string; headOf: HeadOf }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useTableProblems(importId, true);
  const readAll = useAllProblems();
  if (isPending) return <Skeleton rows={6} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const heads = ['row', 'field', 'why', 'value'].map((column) => t(`powers.imports.${column}`));
  const save = async () => {
    const all = (await readAll(importId)).map(({ field, ...one }) => ({ ...one, field: headOf(field) }));
    saveText(`${t('powers.imports.report')}.csv`, reportCsv(heads, all, wordOf(t)));
  };
  return (
    <>
      <h3>{t('powers.imports.report')}</h3>
      <p>
        <Button size="small" onClick={() => void save()}>
          {t('powers.imports.download')}
        </Button>
      </p>
      <div className="problem-scroll">
        <table className="plain">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.slice(0, MOST_SHOWN).map((one) => (
              <tr key={`${one.row} ${one.field} ${one.code}`}>
                <td>{one.row}</td>
                <td>{headOf(one.field)}</td>
                <td>{wordOf(t)(one)}</td>
                <td className="problem-value">{one.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.length > MOST_SHOWN ? <p className="sc-muted">{t('powers.imports.more')}</p> : null}
    </>
  );
}

/** Fields of a table by their headings. */
export function headsOf(
  tables: PowerTables['items'],
  kind: string | undefined,
  nameOf: (name: { zh: string; en: string }) => string,
): HeadOf {
  const columns = tables.find((one) => one.kind === kind)?.columns ?? [];
  return (field) => {
    const column = columns.find((one) => one.field === field);
    return column ? nameOf(column.headings) : (field ?? '');
  };
}
