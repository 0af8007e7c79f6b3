import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { editNeed, getNeed, type Need } from '#server/needs/needs.contract.ts';
import { useAct } from '../api/use-act.ts';
import { readOptions, useRead } from '../api/use-read.ts';
import { EditForm, Editing } from '../posting/edit-form.tsx';
import { useDraft } from '../posting/use-draft.ts';
import { useNeedQuestions } from './need-questions.tsx';

const route = getRouteApi('/needs/$id/edit');

export const EditNeedPage = () => {
  const { id } = route.useParams();
  const read = useRead(getNeed, { params: { id } });
  return (
    <Editing noun="need" read={read}>
      {(need) => <Edit need={need} />}
    </Editing>
  );
};

const Edit = ({ need }: { need: Need }) => {
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const params = { id: need.id };
  const draft = useDraft(`need.${need.id}`, need.body, need.version);
  const { body, refused } = draft;
  const edit = useAct(editNeed, {
    onDone: async () => {
      draft.clear();
      await navigate({ to: '/needs/$id', params });
    },
  });
  return (
    <EditForm
      item={need}
      about={useNeedQuestions(true)}
      draft={draft}
      search={route.useSearch()}
      go={(search) => void navigate({ search })}
      preview={{ noun: 'need', body }}
      pending={edit.isPending}
      fault={edit.error}
      save={(ifMatch) => edit.mutate({ params, body: { body, refusedTagIds: [...refused] }, ifMatch })}
      newest={async () =>
        (await client.fetchQuery({ ...readOptions(getNeed, { params }), staleTime: 0 })).version
      }
    />
  );
};
