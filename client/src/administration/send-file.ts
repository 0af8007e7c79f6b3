import type { QueryOf } from '#server/http/endpoint.contract.ts';
import { sendImport } from '#server/import/imports.contract.ts';
import { ApiError, toApiError } from '../api/api-error.ts';

interface Sending {
  /** Settles when the server has the whole file; throws an `ApiError`, or an `AbortError` when it was stopped. */
  readonly done: Promise<void>;
  readonly stop: () => void;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's own page: its status decides.
    return undefined;
  }
};

/**
 * Sends a file as it lies on the disk. Not by `call`: only this older way tells how much has gone out, and a file of
 * hundreds of megabytes with nothing moving looks broken.
 */
export const sendFile = (
  file: File,
  query: QueryOf<typeof sendImport>,
  onProgress: (share: number) => void,
): Sending => {
  const request = new XMLHttpRequest();
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const done = new Promise<void>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      if (request.status === 200) resolve();
      else reject(toApiError(request.status, parsed(request.responseText)));
    };
    request.onerror = () => reject(new ApiError('offline', 0));
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
  });
  request.open('POST', `/api${sendImport.path}?${new URLSearchParams(given)}`);
  request.setRequestHeader('content-type', 'text/csv');
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('idempotency-key', crypto.randomUUID());
  request.send(file);
  return { done, stop: () => request.abort() };
};
