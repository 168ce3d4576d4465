import type { DatasetImport } from '@shancheng/contracts/dataset-import';
import { useSession } from '@shancheng/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { keptFiles } from './kept-files.ts';
import { type Upload, uploadFile } from './upload-file.ts';

/** Hands a file in, says how far that is, and stops when asked to or when the page is left. */
export function useUpload(onTaken: (taken: DatasetImport) => void) {
  const { status } = useSession();
  const cache = useQueryClient();
  const [share, setShare] = useState(0);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const upload = useMutation({
    mutationFn: async (what: Upload) => {
      if (status.state !== 'signed-in') throw new Error('signed out');
      stop.current = new AbortController();
      setShare(0);
      const options = { csrfToken: status.session.csrfToken, onProgress: setShare, signal: stop.current.signal };
      const taken = await uploadFile(what, options);
      keptFiles.keep(taken.id, what.file);
      return taken;
    },
    onSuccess: (taken) => {
      void cache.invalidateQueries({ queryKey: ['dataset', taken.datasetId] });
      void cache.invalidateQueries({ queryKey: ['datasets'] });
      onTaken(taken);
    },
  });
  const isCancelled = upload.error instanceof DOMException;
  return {
    send: upload.mutate,
    share,
    isPending: upload.isPending,
    error: isCancelled ? null : upload.error,
    cancel: () => stop.current?.abort(),
  };
}
