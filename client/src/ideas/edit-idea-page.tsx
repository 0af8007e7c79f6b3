import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { editIdea, getIdea, type Idea } from '#server/ideas/ideas.contract.ts';
import { codeOf } from '../api/api-error.ts';
import { useAct } from '../api/use-act.ts';
import { readOptions, useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { SignedIn } from '../app/signed-in.tsx';
import { CheckPage } from '../posting/check-page.tsx';
import { SaveEdit, StaleChoice } from '../posting/save-edit.tsx';
import { useDraft } from '../posting/use-draft.ts';
import { Wizard } from '../posting/wizard.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { useIdeaQuestions } from './idea-questions.tsx';

const route = getRouteApi('/ideas/$id/edit');

export const EditIdeaPage = () => {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const read = useRead(getIdea, { params: { id } });
  return (
    <SignedIn title={t('posting.idea.editTitle')}>
      {() =>
        read.data === undefined ? (
          <Page title={t('posting.idea.editTitle')}>
            <Reading of={read}>{() => null}</Reading>
          </Page>
        ) : (
          <Edit idea={read.data} />
        )
      }
    </SignedIn>
  );
};

const Edit = ({ idea }: { idea: Idea }) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const about = useIdeaQuestions(true);
  const params = { id: idea.id };
  const draft = useDraft(`idea.${idea.id}`, idea.body, idea.version);
  const edit = useAct(editIdea, {
    onDone: async () => {
      draft.clear();
      await navigate({ to: '/ideas/$id', params });
    },
  });
  const go = (next: typeof search): void => void navigate({ search: next });
  const save = (version: number): void => {
    draft.rebase(version);
    edit.mutate({ params, body: { body: draft.body, refusedTagIds: [...draft.refused] }, ifMatch: version });
  };
  /** The person has chosen their own text over the newest: only now is the newest version taken as read. */
  const saveOver = async (): Promise<void> => {
    const newest = await client.fetchQuery({ ...readOptions(getIdea, { params }), staleTime: 0 });
    save(newest.version);
  };

  const stale = edit.error !== null && codeOf(edit.error) === 'stale_version';

  if (search.step !== undefined && search.step !== 'check') {
    return (
      <Wizard
        about={about}
        draft={draft}
        search={search}
        go={go}
        preview={{ noun: 'idea', body: draft.body }}
      />
    );
  }
  return (
    <CheckPage
      about={about}
      body={draft.body}
      go={go}
      fault={edit.error}
      {...(stale
        ? {
            notice: (
              <StaleChoice
                address={`/ideas/${idea.id}`}
                saveOver={() => void saveOver()}
                pending={edit.isPending}
              />
            ),
          }
        : {})}
      back={
        <BackLink to="/ideas/$id" params={params}>
          {idea.title}
        </BackLink>
      }
    >
      {(ready) =>
        stale ? null : (
          <SaveEdit
            ready={ready}
            open={idea.status === 'published'}
            save={() => save(draft.version ?? idea.version)}
            pending={edit.isPending}
          />
        )
      }
    </CheckPage>
  );
};
