import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Introduction, proposeIntroduction } from '#server/introductions/introductions.contract.ts';
import { useAct } from '../api/use-act.ts';
import { AreaField } from '../ui/controls.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './accept-form.module.css';

/** A draft: the notes can still be changed, then it goes to both. */
export const ProposeForm = ({ introduction }: { introduction: Introduction }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const propose = useAct(proposeIntroduction);
  const [noteToNeed, setNoteToNeed] = useState(introduction.noteToNeed ?? '');
  const [noteToIdea, setNoteToIdea] = useState(introduction.noteToIdea ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    propose.mutate({ params: { id: introduction.id }, body: { noteToNeed, noteToIdea } });
  };
  return (
    <section className={classes.answer} aria-labelledby="propose">
      <h2 id="propose">{t('introductions.propose.title')}</h2>
      <p>{t('introductions.propose.lead')}</p>
      <form className="stack" onSubmit={submit} noValidate>
        <AreaField
          id="propose-need"
          label={t('matching.introduce.toNeed')}
          who={t('matching.introduce.whoNeed', {
            who: introduction.need.organisation ?? t('matching.introduce.needSide'),
          })}
          rows={4}
          value={noteToNeed}
          onChange={setNoteToNeed}
        />
        <AreaField
          id="propose-idea"
          label={t('matching.introduce.toIdea')}
          who={t('matching.introduce.whoIdea', { who: introduction.idea.author })}
          rows={4}
          value={noteToIdea}
          onChange={setNoteToIdea}
        />
        <p className="dim">{t('matching.introduce.next')}</p>
        {propose.isError ? <Fault message={sentence(propose.error)} /> : null}
        <div>
          <Button type="submit" loading={propose.isPending}>
            {t('introductions.propose.submit')}
          </Button>
        </div>
      </form>
    </section>
  );
};
