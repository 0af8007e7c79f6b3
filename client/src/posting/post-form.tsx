import { lazy, Suspense } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { Loading } from '../ui/states.tsx';
import { withWords } from '../words/en.ts';
import { BackToForm, CheckPage } from './check-page.tsx';
import type { Body, Questionnaire } from './form.ts';
import type { Preview } from './preview.ts';
import type { Sending } from './send-new.tsx';
import type { StepSearch } from './step-search.ts';
import { type DraftOf, Wizard } from './wizard.tsx';

// Only whoever reaches the last page needs these.
const BeforeSending = lazy(() =>
  withWords(() => import('./before-sending.tsx'), 'posting').then((part) => ({
    default: part.BeforeSending,
  })),
);
const SendNew = lazy(() =>
  withWords(() => import('./send-new.tsx'), 'posting', 'accounts', 'organisations').then((part) => ({
    default: part.SendNew,
  })),
);

/** What goes along with the body. */
export type Envelope = {
  refusedTagIds: string[];
  organisationId: string | null;
  publish: boolean;
  onBehalf?: { consent: string };
};

type Props<B extends Body> = {
  about: Questionnaire<B>;
  draft: DraftOf<B>;
  search: StepSearch;
  go: (search: StepSearch) => void;
  preview: Preview;
  pending: boolean;
  fault: unknown;
  post: (envelope: Envelope) => void;
};

/** A new need or idea: its questions one by one, then all answers, then the two ways to send it. */
export function PostForm<B extends Body>({
  about,
  draft,
  search,
  go,
  preview,
  pending,
  fault,
  post,
}: Props<B>) {
  const me = useMe();
  const send = ({ organisationId, publish, onBehalf }: Sending): void =>
    post({
      refusedTagIds: [...draft.refused],
      organisationId,
      publish,
      ...(onBehalf === undefined ? {} : { onBehalf }),
    });

  if (search.step !== 'check') {
    return <Wizard about={about} draft={draft} search={search} go={go} preview={preview} />;
  }
  return (
    <CheckPage about={about} body={draft.body} go={go} fault={fault} back={<BackToForm noun={about.noun} />}>
      {(ready) => (
        <>
          <Suspense fallback={null}>
            <BeforeSending
              asked={{ ...preview, refusedTagIds: [...draft.refused] }}
              set={(part) => draft.set(part as Partial<B>)}
              refuse={draft.refuse}
            />
          </Suspense>
          {me === undefined ? (
            <Loading lines={2} />
          ) : (
            <Suspense fallback={<Loading lines={2} />}>
              <SendNew noun={about.noun} me={me} ready={ready} pending={pending} send={send} />
            </Suspense>
          )}
        </>
      )}
    </CheckPage>
  );
}
