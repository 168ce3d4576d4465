import { useSession } from '@shancheng/ui';

/** The demo district; a deployment’s accounts bring their own scope. */
const DEFAULT_COUNTY = '500103';

/** The 6-digit county the signed-in account works in: the county part of its first scope. */
export function useCounty(): string {
  const { status } = useSession();
  const scopes = status.state === 'signed-in' ? status.session.scopes : [];
  const county = scopes.flatMap(({ path }) => path.split('/')).find((code) => /^\d{6}$/.test(code));
  return county ?? DEFAULT_COUNTY;
}
