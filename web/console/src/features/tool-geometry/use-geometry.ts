import type {
  BufferQuery,
  Converted,
  ConvertQuery,
  MeasuredArea,
  OverlayQuery,
} from '@shancheng/contracts/geometry-tools';
import { useApi } from '@shancheng/ui';
import { useMutation } from '@tanstack/react-query';

/** Everything within so many metres of a shape. */
export function useBuffer() {
  const api = useApi();
  return useMutation({
    mutationFn: async (body: BufferQuery) => (await api.POST('/api/v1/geometry/buffer', { body })).data as MeasuredArea, // refusals throw, so there is data
  });
}

/** What two areas have in common, or not. */
export function useOverlay() {
  const api = useApi();
  return useMutation({
    mutationFn: async (body: OverlayQuery) =>
      (await api.POST('/api/v1/geometry/overlay', { body })).data as MeasuredArea, // as above
  });
}

/** Positions from one coordinate system to another. */
export function useConvert() {
  const api = useApi();
  return useMutation({
    mutationFn: async (body: ConvertQuery) => (await api.POST('/api/v1/geometry/convert', { body })).data as Converted, // as above
  });
}
