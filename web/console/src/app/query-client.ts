import { ApiError } from '@shancheng/api-client';
import { QueryClient } from '@tanstack/react-query';

/** Reads are tried twice more when the server or network failed; a refusal is an answer and is not repeated. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      },
      mutations: { retry: false },
    },
  });
}
