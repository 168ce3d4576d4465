import { ApiError, type ApiProblem } from '@shancheng/api-client';
import type { PowerImport, PowerTable } from '@shancheng/contracts/powers';

export interface TableUpload {
  kind: PowerTable;
  file: File;
  synthetic: boolean;
}

interface UploadOptions {
  csrfToken: string;
  /** 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Hands a table in. By XMLHttpRequest: `fetch` tells nothing of how much has been sent. */
export function uploadTable({ kind, file, synthetic }: TableUpload, options: UploadOptions): Promise<PowerImport> {
  const { csrfToken, onProgress, signal } = options;
  const query = new URLSearchParams({ kind, fileName: file.name.slice(-200), synthetic: String(synthetic) });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/powers/imports?${query}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-csrf-token', csrfToken);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      // the server’s answer: an import, or a problem
      if (request.status === 202) resolve(request.response as PowerImport);
      else reject(new ApiError(request.status, (request.response as ApiProblem | null) ?? undefined));
    };
    request.onerror = () => reject(new ApiError(0, undefined));
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
