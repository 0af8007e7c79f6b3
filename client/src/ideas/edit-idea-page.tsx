import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { editIdea, getIdea, type Idea } from '#server/ideas/ideas.contract.ts';
import { useAct } from '../api/use-act.ts';
import { readOptions, useRead } from '../api/use-read.ts';
import { EditForm, Editing } from '../posting/edit-form.tsx';
import { useDraft } from '../posting/use-draft.ts';
import { useIdeaQuestions } from './idea-questions.tsx';

const route = getRouteApi('/ideas/$id/edit');

export const EditIdeaPage = () => {
  const { id } = route.useParams();
  const read = useRead(getIdea, { params: { id } });
  return (
    <Editing noun="idea" read={read}>
      {(idea) => <Edit idea={idea} />}
    </Editing>
  );
};

const Edit = ({ idea }: { idea: Idea }) => {
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const params = { id: idea.id };
  const draft = useDraft(`idea.${idea.id}`, idea.body, idea.version);
  const { body, refused } = draft;
  const edit = useAct(editIdea, {
    onDone: async () => {
      draft.clear();
      await navigate({ to: '/ideas/$id', params });
    },
  });
  return (
    <EditForm
      item={idea}
      about={useIdeaQuestions(true)}
      draft={draft}
      search={route.useSearch()}
      go={(search) => void navigate({ search })}
      preview={{ noun: 'idea', body }}
      pending={edit.isPending}
      fault={edit.error}
      save={(ifMatch) => edit.mutate({ params, body: { body, refusedTagIds: [...refused] }, ifMatch })}
      newest={async () =>
        (await client.fetchQuery({ ...readOptions(getIdea, { params }), staleTime: 0 })).version
      }
    />
  );
};
