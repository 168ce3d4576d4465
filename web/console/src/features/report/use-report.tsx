import type { ReportIncident } from '@shancheng/contracts/incident';
import { ErrorState, useApi } from '@shancheng/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';

export type ReportSource = ReportIncident['source'];
export const REPORT_SOURCES: readonly ReportSource[] = ['hotline', 'inspector', 'grid', 'media'];

type Report = Omit<ReportIncident, 'commandId'>;

/** Sends a report. The same words sent again carry the same id: a retry makes no second case. */
export function useReport(): { send: (report: Report) => void; isPending: boolean; problem: ReactNode } {
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { t } = useTranslation();
  const held = useRef<{ key: string; commandId: string }>(undefined);
  const mutation = useMutation({
    mutationFn: async (report: Report) => {
      const key = JSON.stringify(report);
      if (held.current?.key !== key) held.current = { key, commandId: newCommandId() };
      const { data } = await api.POST('/api/v1/incidents', { body: { ...report, commandId: held.current.commandId } });
      return data;
    },
    onSuccess: (incident) => {
      if (!incident) return;
      void message.success(t('report.done', { code: incident.code }));
      void client.invalidateQueries({ queryKey: ['ledger'] });
      void navigate({ to: '/incidents/$incidentId', params: { incidentId: incident.id } });
    },
  });
  const retry = () => mutation.variables && mutation.mutate(mutation.variables);
  return {
    send: mutation.mutate,
    isPending: mutation.isPending,
    problem: mutation.isError ? <ErrorState error={mutation.error} mayBeLost onRetry={retry} /> : null,
  };
}
