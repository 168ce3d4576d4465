import { ApiError } from '@shancheng/api-client';
import type { IncidentCommand, IncidentDetail } from '@shancheng/contracts/incident';
import { problemText, useApi, useLanguage } from '@shancheng/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { rememberIncident } from '../../shared/incident-cache.ts';
import type { OperatorAction } from './action-rules.ts';
import { heldCommands } from './held-commands.ts';

/** What brings somebody to the place is not held back: seconds count, and it can be dispatched anew or made void. */
const URGENT: ReadonlySet<OperatorAction> = new Set(['accept', 'file', 'dispatch']);

export interface Act {
  /** Takes the command on; it is sent at once when somebody waits for it, else when it can no longer be undone. */
  give: (command: IncidentCommand) => void;
  /** The action on its way for this incident, held or sent. */
  underWay: OperatorAction | undefined;
}

/** One command at a time for an incident. */
export function useAct(incident: Pick<IncidentDetail, 'id' | 'code'>): Act {
  const sending = useSend(incident);
  const held = useSyncExternalStore(heldCommands.watch, heldCommands.list);
  const own = held.find((command) => command.incidentId === incident.id);
  const sent = sending.isPending ? sending.variables.action : undefined;
  const give = (command: IncidentCommand) => {
    const { commandId: id, action } = command;
    // a refusal is explained by the mutation itself
    const send = () => sending.mutateAsync(command).catch(() => undefined);
    if (URGENT.has(action)) void send();
    else heldCommands.hold({ id, action, incidentId: incident.id, code: incident.code }, send);
  };
  return { give, underWay: own?.action ?? sent };
}

/** The command keeps its id through every retry, so it happens once. */
function useSend(incident: Pick<IncidentDetail, 'id' | 'code'>) {
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
        keepalive: true, // it may be sent while the page is being left
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
