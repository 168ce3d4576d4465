import { useApi } from '@shancheng/ui';
import { useMemo } from 'react';
import { createPortalApi, type PortalApi } from './portal-api.ts';

/** The calls of the portal for whoever is, or is not, signed in. */
export function usePortalApi(): PortalApi {
  const api = useApi();
  return useMemo(() => createPortalApi(api), [api]);
}
