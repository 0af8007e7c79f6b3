import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Endpoint, ReplyOf } from '#server/http/endpoint.contract.ts';
import { type CallInput, call } from './call.ts';
import { invalidateNoun } from './keys.ts';
import { mayRetry } from './query-client.ts';

type Options<E extends Endpoint> = {
  onDone?: (reply: ReplyOf<E>, input: CallInput<E>) => void | Promise<void>;
  /** For calls that change nothing, such as a preview. */
  changesNothing?: boolean;
};

/**
 * An act of the person. Where the endpoint takes an Idempotency-Key, one key stands for one intent: the same
 * input sent again after a lost answer carries the same key, so that nothing happens twice.
 */
export const useAct = <E extends Endpoint>(
  endpoint: E,
  { onDone, changesNothing = false }: Options<E> = {},
): UseMutationResult<ReplyOf<E>, Error, CallInput<E>> => {
  const client = useQueryClient();
  const intent = useRef<{ said: string; key: string } | undefined>(undefined);

  const keyFor = (input: CallInput<E>): string => {
    const said = JSON.stringify(input);
    if (intent.current?.said !== said) intent.current = { said, key: crypto.randomUUID() };
    return intent.current.key;
  };

  return useMutation<ReplyOf<E>, Error, CallInput<E>>({
    mutationFn: (input: CallInput<E>) =>
      call(endpoint, endpoint.idempotent ? { ...input, idempotencyKey: keyFor(input) } : input),
    retry: endpoint.idempotent ? mayRetry : false,
    onSuccess: async (reply, input) => {
      intent.current = undefined;
      if (!changesNothing) await invalidateNoun(client, endpoint.noun);
      await onDone?.(reply, input);
    },
  });
};
