import { getRouteApi } from '@tanstack/react-router';
import { postNeed } from '#server/needs/needs.contract.ts';
import { useAct } from '../api/use-act.ts';
import { PostForm } from '../posting/post-form.tsx';
import { useDraft } from '../posting/use-draft.ts';
import { emptyNeed, useNeedQuestions } from './need-questions.tsx';

const route = getRouteApi('/needs/new');

export const PostNeedPage = () => {
  const navigate = route.useNavigate();
  const draft = useDraft('need.new', emptyNeed);
  const { body } = draft;
  const post = useAct(postNeed, {
    onDone: async ({ id }) => {
      draft.clear();
      await navigate({ to: '/needs/$id', params: { id }, search: { posted: true } });
    },
  });
  return (
    <PostForm
      about={useNeedQuestions()}
      draft={draft}
      search={route.useSearch()}
      go={(search) => void navigate({ search })}
      preview={{ noun: 'need', body }}
      pending={post.isPending}
      fault={post.error}
      post={(envelope) => post.mutate({ body: { body, ...envelope } })}
    />
  );
};
