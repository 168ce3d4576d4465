import { ApiError, type ApiProblem } from '@shancheng/api-client';
import type { DatasetImport, NewImport } from '@shancheng/contracts/dataset-import';

export interface Upload {
  datasetId: string;
  file: File;
  about: NewImport;
}

export interface UploadOptions {
  csrfToken: string;
  /** 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Hands a file in. By XMLHttpRequest: `fetch` tells nothing of how much has been sent. */
export function uploadFile({ datasetId, file, about }: Upload, options: UploadOptions): Promise<DatasetImport> {
  const { csrfToken, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/datasets/${datasetId}/imports?${new URLSearchParams(Object.entries(about))}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-csrf-token', csrfToken);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      // the server’s answer: an import, or a problem
      if (request.status === 202) resolve(request.response as DatasetImport);
      else reject(new ApiError(request.status, (request.response as ApiProblem | null) ?? undefined));
    };
    request.onerror = () => reject(new ApiError(0, undefined));
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
