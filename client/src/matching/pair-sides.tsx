import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { getIdea, listIdeas } from '#server/ideas/ideas.contract.ts';
import { getNeed, listNeeds } from '#server/needs/needs.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { IdeaHalf } from './idea-half.tsx';
import { ItemPicker } from './item-picker.tsx';
import { NeedHalf } from './need-half.tsx';
import classes from './pair-sides.module.css';
import type { PairSearch } from './queue-search.ts';

const wordsOf = (q: string) => (q === '' ? {} : { q });

const useNeeds = (q: string) => {
  const { data, error } = useRead(
    listNeeds,
    { query: { status: 'published', limit: 8, ...wordsOf(q) } },
    { keep: true },
  );
  return { items: data?.items, error };
};

const useIdeas = (q: string) => {
  const { data, error } = useRead(
    listIdeas,
    { query: { status: 'published', limit: 8, ...wordsOf(q) } },
    { keep: true },
  );
  return { items: data?.items, error };
};

const none: ReadonlySet<string> = new Set();

const ChosenNeed = ({ id }: { id: string }) => {
  const read = useRead(getNeed, { params: { id } });
  return <Reading of={read}>{(need) => <NeedHalf need={need} shared={none} />}</Reading>;
};

const ChosenIdea = ({ id }: { id: string }) => {
  const read = useRead(getIdea, { params: { id } });
  return <Reading of={read}>{(idea) => <IdeaHalf idea={idea} shared={none} />}</Reading>;
};

type Props = {
  need: string | undefined;
  idea: string | undefined;
  choose: (chosen: Partial<Record<keyof PairSearch, string | undefined>>) => void;
  /** Once both are chosen, what stands between them is read first; on a phone it stands above them. */
  answerFirst?: boolean;
  /** What stands between the two. */
  children: ReactNode;
};

/** A need and an idea, each chosen by its words, with something between them. */
export const PairSides = ({ need, idea, choose, answerFirst = false, children }: Props) => {
  const { t } = useTranslation();
  const change = (side: keyof PairSearch) => (
    <div>
      <Button size="sm" variant="default" onClick={() => choose({ [side]: undefined })}>
        {t('matching.pair.change')}
      </Button>
    </div>
  );
  const middle = <div className={classes.middle}>{children}</div>;
  const first = answerFirst && need !== undefined && idea !== undefined;
  return (
    <div className={classes.columns}>
      {first ? middle : null}
      <div className={`stack ${classes.need}`}>
        {need === undefined ? (
          <ItemPicker side="need" useFound={useNeeds} onChoose={({ id }) => choose({ need: id })} />
        ) : (
          <>
            <ChosenNeed id={need} />
            {change('need')}
          </>
        )}
      </div>
      <div className={`stack ${classes.idea}`}>
        {idea === undefined ? (
          <ItemPicker side="idea" useFound={useIdeas} onChoose={({ id }) => choose({ idea: id })} />
        ) : (
          <>
            <ChosenIdea id={idea} />
            {change('idea')}
          </>
        )}
      </div>
      {first ? null : middle}
    </div>
  );
};
