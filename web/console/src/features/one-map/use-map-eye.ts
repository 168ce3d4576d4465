import { usePermission } from '../../shared/use-permission.ts';

/** Whether the account may see datasets at all. */
export function useMapEye(): boolean {
  return usePermission('dataset.view');
}
