import { getRouteApi } from '@tanstack/react-router';
import { postIdea } from '#server/ideas/ideas.contract.ts';
import { useAct } from '../api/use-act.ts';
import { PostForm } from '../posting/post-form.tsx';
import { useDraft } from '../posting/use-draft.ts';
import { emptyIdea, useIdeaQuestions } from './idea-questions.tsx';

const route = getRouteApi('/ideas/new');

export const PostIdeaPage = () => {
  const navigate = route.useNavigate();
  const draft = useDraft('idea.new', emptyIdea);
  const { body } = draft;
  const post = useAct(postIdea, {
    onDone: async ({ id }) => {
      draft.clear();
      await navigate({ to: '/ideas/$id', params: { id }, search: { posted: true } });
    },
  });
  return (
    <PostForm
      about={useIdeaQuestions()}
      draft={draft}
      search={route.useSearch()}
      go={(search) => void navigate({ search })}
      // How somebody is called changes nothing about what fits, and is asked last.
      preview={{ noun: 'idea', body: { ...body, authorLabel: body.authorLabel || '…' } }}
      pending={post.isPending}
      fault={post.error}
      post={(envelope) => post.mutate({ body: { body, ...envelope } })}
    />
  );
};
