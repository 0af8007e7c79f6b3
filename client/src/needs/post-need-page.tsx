import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { postNeed } from '#server/needs/needs.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { useAct } from '../api/use-act.ts';
import { BackToForm, CheckPage } from '../posting/check-page.tsx';
import { useDraft } from '../posting/use-draft.ts';
import { Wizard } from '../posting/wizard.tsx';
import { Loading } from '../ui/states.tsx';
import { emptyNeed, useNeedQuestions } from './need-questions.tsx';

// Only whoever reaches the last page needs it.
const SendNew = lazy(() => import('../posting/send-new.tsx').then((part) => ({ default: part.SendNew })));

const route = getRouteApi('/needs/new');

export const PostNeedPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const about = useNeedQuestions();
  const draft = useDraft('need.new', emptyNeed);
  const post = useAct(postNeed, {
    onDone: async (need) => {
      draft.clear();
      await navigate({ to: '/needs/$id', params: { id: need.id }, search: { posted: true } });
    },
  });
  const go = (next: typeof search): void => void navigate({ search: next });

  if (search.step !== 'check') {
    return (
      <Wizard
        about={about}
        draft={draft}
        search={search}
        go={go}
        preview={{ noun: 'need', body: draft.body }}
      />
    );
  }
  return (
    <CheckPage about={about} body={draft.body} go={go} fault={post.error} back={<BackToForm noun="need" />}>
      {(ready) =>
        me === undefined ? (
          <Loading lines={2} />
        ) : (
          <Suspense fallback={<Loading lines={2} />}>
            <SendNew
              noun="need"
              me={me}
              ready={ready}
              pending={post.isPending}
              send={({ organisationId, publish, onBehalf }) =>
                post.mutate({
                  body: {
                    body: draft.body,
                    refusedTagIds: [...draft.refused],
                    organisationId,
                    publish,
                    ...(onBehalf === undefined ? {} : { onBehalf }),
                  },
                })
              }
            />
          </Suspense>
        )
      }
    </CheckPage>
  );
};
