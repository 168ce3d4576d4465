import type { Name } from '@shancheng/contracts/common';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

/** What a figure opens to. Words are given in both languages so that the drawer follows the language switch. */
export type RowsRequest =
  | { kind: 'incidents'; title: Name; definition: Name; value: number; rows: string }
  | { kind: 'people'; title: Name; definition: Name; value: number }
  | { kind: 'cameras'; title: Name; definition: Name; value: number }
  | { kind: 'ledger'; title: Name; definition: Name; value: number };

interface RowsDoor {
  request: RowsRequest | undefined;
  open: (request: RowsRequest) => void;
  close: () => void;
}

const Door = createContext<RowsDoor>({ request: undefined, open: () => {}, close: () => {} });

/** Lets any figure open its rows without knowing the drawer. */
export function RowsProvider({ children }: { children: ReactNode }) {
  const [request, setRequest] = useState<RowsRequest>();
  const close = useCallback(() => setRequest(undefined), []);
  const door = useMemo(() => ({ request, open: setRequest, close }), [request, close]);
  return <Door value={door}>{children}</Door>;
}

export function useRows(): RowsDoor {
  return useContext(Door);
}
