import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { editNeed, getNeed, type Need } from '#server/needs/needs.contract.ts';
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
import { useNeedQuestions } from './need-questions.tsx';

const route = getRouteApi('/needs/$id/edit');

export const EditNeedPage = () => {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const read = useRead(getNeed, { params: { id } });
  return (
    <SignedIn title={t('posting.need.editTitle')}>
      {() =>
        read.data === undefined ? (
          <Page title={t('posting.need.editTitle')}>
            <Reading of={read}>{() => null}</Reading>
          </Page>
        ) : (
          <Edit need={read.data} />
        )
      }
    </SignedIn>
  );
};

const Edit = ({ need }: { need: Need }) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const about = useNeedQuestions(true);
  const params = { id: need.id };
  const draft = useDraft(`need.${need.id}`, need.body, need.version);
  const edit = useAct(editNeed, {
    onDone: async () => {
      draft.clear();
      await navigate({ to: '/needs/$id', params });
    },
  });
  const go = (next: typeof search): void => void navigate({ search: next });
  const save = (version: number): void => {
    draft.rebase(version);
    edit.mutate({ params, body: { body: draft.body, refusedTagIds: [...draft.refused] }, ifMatch: version });
  };
  /** The person has chosen their own text over the newest: only now is the newest version taken as read. */
  const saveOver = async (): Promise<void> => {
    const newest = await client.fetchQuery({ ...readOptions(getNeed, { params }), staleTime: 0 });
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
        preview={{ noun: 'need', body: draft.body }}
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
                address={`/needs/${need.id}`}
                saveOver={() => void saveOver()}
                pending={edit.isPending}
              />
            ),
          }
        : {})}
      back={
        <BackLink to="/needs/$id" params={params}>
          {need.title}
        </BackLink>
      }
    >
      {(ready) =>
        stale ? null : (
          <SaveEdit
            ready={ready}
            open={need.status === 'published'}
            save={() => save(draft.version ?? need.version)}
            pending={edit.isPending}
          />
        )
      }
    </CheckPage>
  );
};
