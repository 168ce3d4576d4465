import { Skeleton } from '@shancheng/ui';
import { type ComponentProps, lazy, Suspense } from 'react';

const Chart = lazy(() => import('@shancheng/ui/chart').then((module) => ({ default: module.Chart })));

/** A chart, loaded when first needed: ECharts is large. */
export function LazyChart(props: ComponentProps<typeof Chart>) {
  return (
    <Suspense fallback={<Skeleton rows={1} height={160} />}>
      <Chart {...props} />
    </Suspense>
  );
}
