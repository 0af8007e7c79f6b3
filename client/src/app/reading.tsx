import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../api/api-error.ts';
import { Fault, Loading } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';

/** What a page needs of something that is read. */
export type Read<T> = Pick<UseQueryResult<T>, 'data' | 'error' | 'isError' | 'refetch'>;

type Props<T> = { of: Read<T>; lines?: number; height?: number; children: (data: T) => ReactNode };

/** Waiting, failed or here: the three states of everything that is read. Old data beats a new error. */
export function Reading<T>({ of, lines = 4, height = 56, children }: Props<T>) {
  const sentence = useSentence();
  if (of.data !== undefined) return children(of.data);
  if (of.isError) {
    // A refusal stays a refusal however often one asks.
    const refused = of.error instanceof ApiError && of.error.status >= 400 && of.error.status < 500;
    return <Fault message={sentence(of.error)} {...(refused ? {} : { onRetry: () => void of.refetch() })} />;
  }
  return <Loading lines={lines} height={height} />;
}
