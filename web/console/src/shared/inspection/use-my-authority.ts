import type { AuthorityPage } from '@shancheng/contracts/registers';
import { useApi, useSession } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { ownParty } from './own-party.ts';

const AN_HOUR_MS = 3_600_000;

/** For which of the parties the signed-in person acts: the authority named like the own organisation; undefined until known. */
export function useMyAuthority(parties: readonly { authorityId: string; authorityName: string }[]): string | undefined {
  const api = useApi();
  const { status } = useSession();
  const orgName = status.state === 'signed-in' ? status.session.orgName : undefined;
  const named = useQuery({
    queryKey: ['authorities', 'named', orgName],
    queryFn: async ({ signal }) => {
      const query = { q: orgName ?? '', limit: 5 };
      return ((await api.GET('/api/v1/authorities', { params: { query }, signal })).data as AuthorityPage).items; // refusals throw, so there is data
    },
    enabled: orgName !== undefined && orgName !== '',
    staleTime: AN_HOUR_MS,
    retry: false,
  });
  const mine = named.data?.find(({ name }) => name === orgName)?.id;
  return parties.some(({ authorityId }) => authorityId === mine) ? mine : ownParty(parties, orgName);
}
