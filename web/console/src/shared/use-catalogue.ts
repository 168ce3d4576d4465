import type { EventType } from '@shancheng/contracts/directory';
import { useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';

const DAY_MS = 86_400_000;

/** Event types by code order; they change with the catalogue, not during a shift. */
export function useEventTypes() {
  const api = useApi();
  return useQuery({
    queryKey: ['event-types'],
    queryFn: async () => (await api.GET('/api/v1/event-types')).data?.items ?? [],
    staleTime: DAY_MS,
  });
}

/** The streets of the county. */
export function useStreets(countyCode: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['streets', countyCode],
    queryFn: async () => {
      const query = { parent: countyCode, level: 'street' } as const;
      return (await api.GET('/api/v1/divisions', { params: { query } })).data?.items ?? [];
    },
    staleTime: DAY_MS,
  });
}

/** “时限 2 工作时”: the calendar rule behind a due time. */
export function limitRule(type: EventType | undefined, t: TFunction): string | undefined {
  return type ? t('limit.rule', { value: type.limitValue, unit: t(`limit.${type.limitUnit}`) }) : undefined;
}
