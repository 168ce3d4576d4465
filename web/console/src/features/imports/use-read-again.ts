import type { DatasetImport, ImportCrs } from '@shancheng/contracts/dataset-import';
import { useState } from 'react';
import { keptFiles } from './kept-files.ts';
import { useEndImport } from './use-import.ts';
import { useUpload } from './use-upload.ts';

/**
 * Hands the same file in again with another meaning of its coordinates; the reading so far is refused first. Without the
 * file in memory (the page was opened anew) it has to be chosen again: `wantsFile` says so.
 */
export function useReadAgain(about: DatasetImport, onTaken: (taken: DatasetImport) => void) {
  const [asked, setAsked] = useState<ImportCrs>();
  const upload = useUpload(onTaken);
  const end = useEndImport(about.id);
  const send = async (file: File, crs: ImportCrs) => {
    setAsked(undefined);
    const { datasetId, validFrom } = about;
    try {
      if (about.status === 'checked') await end.mutateAsync({ verb: 'refuse' });
    } catch {
      return; // said through `error`
    }
    upload.send({ datasetId, file, about: { fileName: file.name, validFrom, crs } });
  };
  return {
    read: (crs: ImportCrs | undefined) => {
      const file = keptFiles.find(about.id);
      if (file && crs) void send(file, crs);
      else setAsked(crs);
    },
    wantsFile: asked !== undefined,
    giveFile: (file: File) => (asked ? void send(file, asked) : undefined),
    isPending: upload.isPending || end.isPending,
    error: upload.error ?? end.error,
  };
}
