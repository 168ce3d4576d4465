import { ApiError } from '@shancheng/api-client';
import type { IncidentCommand, IncidentDetail } from '@shancheng/contracts/incident';
import { problemText, useApi, useLanguage } from '@shancheng/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { rememberIncident } from '../../shared/incident-cache.ts';

/** Sends one command for an incident. The command keeps its id through every retry, so it happens once. */
export function useAct(incident: Pick<IncidentDetail, 'id' | 'code'>) {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useTranslation();
  const { message } = App.useApp();
  const explain = useExplainRefusal();
  const mutation = useMutation({
    mutationFn: async (command: IncidentCommand) => {
      const { data } = await api.POST('/api/v1/incidents/{incidentId}/actions', {
        params: { path: { incidentId: incident.id } },
        body: command,
      });
      return data as IncidentDetail | undefined; // generated from the same contract
    },
    onSuccess: (after, command) => {
      if (after?.id === incident.id) rememberIncident(client, after);
      void client.invalidateQueries({ queryKey: ['incident'] });
      void message.success(t('act.done', { action: t(`action.${command.action}`), code: incident.code }));
    },
    onError: (error, command) => {
      void client.invalidateQueries({ queryKey: ['incident', incident.id] });
      explain(error, command, () => mutation.mutate(command));
    },
  });
  return mutation;
}

/** Says why a command did not happen: what is allowed now (409), or whether it may still have happened. */
function useExplainRefusal() {
  const { t } = useTranslation();
  const { t: shared } = useTranslation('ui');
  const language = useLanguage();
  const { notification } = App.useApp();
  return (error: unknown, command: IncidentCommand, retry: () => void) => {
    const text = problemText(error, shared, language);
    const status = error instanceof ApiError ? error.status : -1;
    const allowed = error instanceof ApiError ? (error.problem?.allowed ?? []) : [];
    const uncertain = status === 0 || status >= 500 || status === -1;
    notification[status === 409 ? 'warning' : 'error']({
      key: command.commandId,
      duration: status === 409 ? 12 : false,
      title: `${t(`action.${command.action}`)}：${text.title}`,
      description: (
        <>
          {text.detail ? <p>{text.detail}</p> : null}
          {allowed.length > 0 ? (
            <p>
              {t('act.allowedNow', {
                actions: allowed.map((one) => t(`action.${one}`, { defaultValue: one })).join('、'),
              })}
            </p>
          ) : null}
          <p>
            {uncertain ? t('state.maybeLost') : ''} {text.next}
          </p>
        </>
      ),
      actions: uncertain ? (
        <Button
          size="small"
          type="primary"
          onClick={() => {
            notification.destroy(command.commandId);
            retry();
          }}
        >
          {t('act.retrySafe')}
        </Button>
      ) : undefined,
    });
  };
}
