import { useSession } from '@shancheng/ui';

/** Whether the signed-in account has a permission. The server decides anyway; this only keeps useless buttons away. */
export function usePermission(permission: string): boolean {
  const { status } = useSession();
  return status.state === 'signed-in' && status.session.permissions.includes(permission);
}
