import { useSession } from '@shancheng/ui';

/** Whether the account stands for an enterprise; a resident has complaints and reports only. */
export function useIsEnterprise(): boolean {
  const { status } = useSession();
  return status.state === 'signed-in' && status.session.permissions.includes('portal.enterprise');
}
