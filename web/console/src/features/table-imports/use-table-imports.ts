import type {
  LawImported,
  LawText,
  PowerImport,
  PowerImportList,
  PowerImportProblems,
  PowerTables,
} from '@shancheng/contracts/powers';
import { useApi, useSession } from '@shancheng/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type TableUpload, uploadTable } from './upload-table.ts';

const READING_MS = 1_000;

/** The tables there are, with their columns. */
export function useTables() {
  const api = useApi();
  return useQuery({
    queryKey: ['power-tables'],
    queryFn: async () => (await api.GET('/api/v1/powers/tables')).data as PowerTables, // refusals throw, so there is data
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useTableImports() {
  const api = useApi();
  return useQuery({
    queryKey: ['power-imports'],
    queryFn: async ({ signal }) => (await api.GET('/api/v1/powers/imports', { signal })).data as PowerImportList, // as above
  });
}

/** One import; asked again while it is being read. */
export function useTableImport(importId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['power-import', importId],
    queryFn: async ({ signal }) =>
      (await api.GET('/api/v1/powers/imports/{importId}', { params: { path: { importId } }, signal }))
        .data as PowerImport, // as above
    refetchInterval: ({ state: { data } }) => (data === undefined || data.status === 'reading' ? READING_MS : false),
    retry: 1,
  });
}

/** The first rows that were not taken. */
export function useTableProblems(importId: string, enabled: boolean) {
  const readPage = useProblemPage();
  return useQuery({
    queryKey: ['power-import', importId, 'problems'],
    queryFn: () => readPage(importId, 0),
    enabled,
  });
}

function useProblemPage() {
  const api = useApi();
  return async (importId: string, after: number): Promise<PowerImportProblems['items']> => {
    const params = { path: { importId }, query: { after } };
    const { data } = await api.GET('/api/v1/powers/imports/{importId}/problems', { params });
    return (data as PowerImportProblems).items; // as above
  };
}

/** All rows that were not taken, page by page. */
export function useAllProblems() {
  const readPage = useProblemPage();
  return async (importId: string): Promise<PowerImportProblems['items']> => {
    const all: PowerImportProblems['items'] = [];
    for (let after = 0; ; ) {
      const page = await readPage(importId, after);
      const last = page.at(-1);
      if (!last) return all;
      all.push(...page);
      after = last.row;
    }
  };
}

/** Hands a table in, says how far that is, and stops when asked to or when the page is left. */
export function useTableUpload(onTaken: (taken: PowerImport) => void) {
  const { status } = useSession();
  const cache = useQueryClient();
  const [share, setShare] = useState(0);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const upload = useMutation({
    mutationFn: (what: TableUpload) => {
      if (status.state !== 'signed-in') throw new Error('signed out');
      stop.current = new AbortController();
      setShare(0);
      return uploadTable(what, {
        csrfToken: status.session.csrfToken,
        onProgress: setShare,
        signal: stop.current.signal,
      });
    },
    onSuccess: (taken) => {
      void cache.invalidateQueries({ queryKey: ['power-imports'] });
      onTaken(taken);
    },
  });
  const error = upload.error instanceof DOMException ? null : upload.error;
  return { send: upload.mutate, share, isPending: upload.isPending, error, cancel: () => stop.current?.abort() };
}

/** Hands in a statute as structured text. */
export function useLawImport() {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    // the server checks the shape and says where it does not fit
    mutationFn: async (law: unknown) =>
      (await api.POST('/api/v1/laws/imports', { body: law as LawText })).data as LawImported,
    onSuccess: () =>
      Promise.all(['laws', 'provisions', 'matter'].map((key) => cache.invalidateQueries({ queryKey: [key] }))),
  });
}
