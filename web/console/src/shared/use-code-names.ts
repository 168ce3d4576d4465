import type { MapLayer } from '@shancheng/contracts/map';
import type { CodeScheme } from '@shancheng/contracts/plan';
import { useApi, useLanguage } from '@shancheng/ui';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usePermission } from './use-permission.ts';

export interface CodeFacts {
  name: string;
  color?: string;
  /** No norm was read for the colour. */
  doubtful: boolean;
}

/** What a code of a scheme is called; undefined where the scheme does not have it or may not be read. */
export type FactsOfCode = (scheme: string | undefined, code: string | undefined) => CodeFacts | undefined;

/** Names and colours of the codes of every scheme these layers use. */
export function useCodeNames(layers: readonly MapLayer[]): FactsOfCode {
  const language = useLanguage();
  const found = useSchemes([...new Set(layers.flatMap(({ scheme }) => scheme ?? []))].sort());
  return useMemo(() => {
    const facts = new Map<string, CodeFacts>();
    for (const { scheme, codes } of found)
      for (const { code, name: zh, nameEn, color, colorDoubtful } of codes)
        facts.set(`${scheme} ${code}`, {
          name: language === 'en' ? (nameEn ?? zh) : zh,
          doubtful: colorDoubtful,
          ...(color ? { color } : {}),
        });
    return (scheme, code) => facts.get(`${scheme} ${code}`);
  }, [found, language]);
}

/** The codes of one scheme in their order, for a choice. */
export function useSchemeCodes(scheme: string | undefined): CodeScheme['codes'] {
  return useSchemes(scheme === undefined ? [] : [scheme])[0]?.codes ?? [];
}

function useSchemes(schemes: readonly string[]): readonly CodeScheme[] {
  const api = useApi();
  const enabled = usePermission('plan.view');
  return useQueries({
    queries: schemes.map((scheme) => ({
      queryKey: ['code-scheme', scheme],
      queryFn: async () =>
        (await api.GET('/api/v1/code-schemes/{scheme}', { params: { path: { scheme } } })).data as CodeScheme, // refusals throw
      staleTime: Number.POSITIVE_INFINITY,
      retry: false, // a scheme nobody has described stays without names
      enabled,
    })),
    combine: gathered,
  });
}

/** Outside the hook: the same function each time keeps the same result. */
function gathered(results: readonly { data: CodeScheme | undefined }[]): CodeScheme[] {
  return results.flatMap(({ data }) => data ?? []);
}
