import { Empty, ErrorState, Skeleton, useName } from '@shancheng/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PowersTabs } from '../features/powers/PowersTabs.tsx';
import { headsOf, ImportReport } from '../features/table-imports/ImportReport.tsx';
import { LawUpload } from '../features/table-imports/LawUpload.tsx';
import { PastImports } from '../features/table-imports/PastImports.tsx';
import { TableUploadForm } from '../features/table-imports/TableUploadForm.tsx';
import { useTableImports, useTables } from '../features/table-imports/use-table-imports.ts';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** Tables and statutes are handed in here, and what became of each is told row by row. */
export function TableImportPage() {
  const { t } = useTranslation();
  const name = useName();
  const navigate = useNavigate();
  const { id } = useSearch({ from: '/powers/imports' });
  const tables = useTables();
  const past = useTableImports();
  const open = (next: string) => void navigate({ to: '/powers/imports', search: { id: next } });
  useTitle(`${t('powers.imports.title')} · ${t('app.name')}`);
  if (!usePermission('powers.import'))
    return <Empty title={t('powers.imports.notAllowed')} hint={t('map.notAllowedHint')} />;
  const kind = past.data?.items.find((one) => one.id === id)?.kind;
  return (
    <>
      <PowersTabs />
      <div className="page-table-imports" data-open={id !== undefined}>
        <div>
          <section className="card">
            <h1>{t('powers.imports.title')}</h1>
            {tables.isPending ? <Skeleton rows={6} /> : null}
            {tables.error ? <ErrorState error={tables.error} onRetry={() => void tables.refetch()} /> : null}
            {tables.data ? (
              <TableUploadForm tables={tables.data.items} onTaken={({ id: taken }) => open(taken)} />
            ) : null}
          </section>
          <section className="card">
            <LawUpload />
          </section>
        </div>
        <div>
          {id ? (
            <section className="card">
              <ImportReport key={id} importId={id} headOf={headsOf(tables.data?.items ?? [], kind, name)} />
            </section>
          ) : null}
          <section className="card">
            <h2>{t('powers.imports.past')}</h2>
            <PastImports chosen={id} onChoose={open} />
          </section>
        </div>
      </div>
    </>
  );
}
