import { useCallback, useRef, useState } from 'react';
import type { z } from 'zod';
import {
  assignMatch,
  type DismissReason,
  dismissMatch,
  type Match,
  restoreMatch,
  shortlistMatch,
  snoozeMatch,
} from '#server/matching/matching.contract.ts';
import { useAct } from '../api/use-act.ts';
import { formatDay } from '../ui/format.ts';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import type { Said } from './undo-toast.tsx';

type Reason = z.infer<typeof DismissReason>;

type Deed = { match: Match; done: Promise<boolean>; undo: () => Promise<unknown> };

export type Judge = {
  said: Said | undefined;
  hush: () => void;
  say: (said: Omit<Said, 'at'>) => void;
  /** Pairs that have left the list by an act of this person, before the server has said so. */
  left: ReadonlySet<string>;
  /** Whether this person has moved the pair since the page was opened. */
  acted: (id: string) => boolean;
  shortlist: (match: Match) => void;
  dismiss: (match: Match, reasonCode: Reason, note: string) => void;
  restore: (match: Match) => void;
  snooze: (match: Match, until: string) => void;
  assign: (match: Match, assigneeId: string | null, name: string) => void;
  undo: () => void;
};

const noted = (note: string) => (note === '' ? {} : { note });

/**
 * What a broker decides about pairs. The list answers at once; a refusal brings the pair back with a sentence that
 * says why. The last decision can be undone until the next one.
 */
export const useJudge = (onReturn?: (match: Match) => void): Judge => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const shortlist = useAct(shortlistMatch).mutateAsync;
  const dismiss = useAct(dismissMatch).mutateAsync;
  const restore = useAct(restoreMatch).mutateAsync;
  const snooze = useAct(snoozeMatch).mutateAsync;
  const assign = useAct(assignMatch).mutateAsync;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState<Said>();
  const last = useRef<Deed>(undefined);
  const moved = useRef(new Set<string>());
  const acted = useCallback((id: string) => moved.current.has(id), []);

  const say = useCallback((next: Omit<Said, 'at'>) => setSaid({ ...next, at: Date.now() }), []);
  const hush = useCallback(() => setSaid(undefined), []);

  const leave = (id: string): void => setLeft((before) => new Set(before).add(id));
  const comeBack = (id: string): void =>
    setLeft((before) => new Set([...before].filter((one) => one !== id)));

  const perform = (
    match: Match,
    words: string,
    act: () => Promise<unknown>,
    undo: Deed['undo'],
    stays = false,
  ): void => {
    moved.current.add(match.id);
    if (!stays) leave(match.id);
    const done = act().then(
      () => true,
      (fault: unknown) => {
        last.current = last.current === deed ? undefined : last.current;
        say({
          tone: 'bad',
          text: t('matching.act.failed', { need: match.need.title, why: sentence(fault) }),
          ...(onReturn === undefined ? {} : { onShow: () => onReturn(match) }),
        });
        return false;
      },
    );
    void done.then(() => comeBack(match.id));
    const deed: Deed = { match, done, undo };
    last.current = deed;
    say({ tone: 'ok', text: words, undoable: true });
  };

  /** The way back to how this pair stood before. */
  const backTo = (match: Match) => (): Promise<unknown> => {
    const params = { id: match.id };
    const { status, reasonCode, note, snoozedUntil } = match.judgement;
    const stood =
      status === 'shortlisted'
        ? shortlist({ params, body: noted(note ?? '') })
        : status === 'dismissed'
          ? dismiss({ params, body: { reasonCode: reasonCode ?? 'other', ...noted(note ?? '') } })
          : restore({ params, body: {} });
    return snoozedUntil === null
      ? stood
      : stood.then(() => snooze({ params, body: { until: snoozedUntil } }));
  };

  const undo = (): void => {
    const deed = last.current;
    if (deed === undefined) {
      say({ tone: 'plain', text: t('matching.act.nothingToUndo') });
      return;
    }
    last.current = undefined;
    const { match } = deed;
    void deed.done
      .then((done) => (done ? deed.undo() : undefined))
      .then(() => {
        say({ tone: 'plain', text: t('matching.act.undone', { need: match.need.title }) });
        onReturn?.(match);
      })
      .catch((fault: unknown) =>
        say({ tone: 'bad', text: t('matching.act.undoFailed', { why: sentence(fault) }) }),
      );
  };

  const need = (match: Match) => ({ need: match.need.title });
  return {
    said,
    hush,
    say,
    left,
    acted,
    undo,
    shortlist: (match) =>
      perform(
        match,
        t('matching.act.did.shortlist', need(match)),
        () => shortlist({ params: { id: match.id }, body: {} }),
        backTo(match),
      ),
    dismiss: (match, reasonCode, note) =>
      perform(
        match,
        t('matching.act.did.dismiss', need(match)),
        () => dismiss({ params: { id: match.id }, body: { reasonCode, ...noted(note) } }),
        backTo(match),
      ),
    restore: (match) =>
      perform(
        match,
        t('matching.act.did.restore', need(match)),
        () => restore({ params: { id: match.id }, body: {} }),
        backTo(match),
      ),
    snooze: (match, until) =>
      perform(
        match,
        t('matching.act.did.snooze', { ...need(match), day: formatDay(until) }),
        () => snooze({ params: { id: match.id }, body: { until } }),
        backTo(match),
      ),
    assign: (match, assigneeId, name) =>
      perform(
        match,
        assigneeId === null
          ? t('matching.act.did.unassign', need(match))
          : t('matching.act.did.assign', { ...need(match), name }),
        () => assign({ params: { id: match.id }, body: { assigneeId } }),
        () => assign({ params: { id: match.id }, body: { assigneeId: match.judgement.assigneeId } }),
        true,
      ),
  };
};
