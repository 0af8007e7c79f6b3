import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { draftIntroduction, type Introduction } from '#server/introductions/introductions.contract.ts';
import type { Match } from '#server/matching/matching.contract.ts';
import { useAct } from '../api/use-act.ts';
import { BegunElsewhere } from '../introductions/begun-elsewhere.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { AreaField } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

type Props = { match: Match; onClose: () => void; onDone: (made: Introduction) => void };

/** What the notes begin with: what the two have in common, from the reasons, in words that can be sent as they are. */
const usePrefill = ({ need, idea, reasons }: Match): { toNeed: string; toIdea: string } => {
  const { t } = useTranslation();
  const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' });
  // One place is worth naming, unless whoever it is about says it already ("a youth worker in Walsall").
  const where = (places: readonly { name: string }[], who: string): string => {
    const [first, second] = places;
    const said = first === undefined || second !== undefined || who.includes(first.name);
    return said ? '' : t('matching.introduce.in', { place: first.name });
  };
  const shared = reasons.topic.slice(0, 3).map(({ label }) => t('matching.introduce.tag', { label }));
  const because = shared.length === 0 ? '' : t('matching.introduce.because', { tags: listed.format(shared) });
  const facts = { need: need.title, idea: idea.title, because };
  return {
    toNeed: t('matching.introduce.prefillNeed', {
      ...facts,
      author: idea.author,
      place: where(idea.places, idea.author),
    }),
    toIdea: t('matching.introduce.prefillIdea', {
      ...facts,
      organisation: need.organisation?.name ?? t('matching.introduce.somebody'),
      place: where(need.places, need.organisation?.name ?? ''),
    }),
  };
};

type Barring = Exclude<NonNullable<Match['barred']>, 'interest_undeclared'>;

const Barred = ({ match, barred }: { match: Match; barred: Barring }) => {
  const { t } = useTranslation();
  return (
    <>
      <Note tone="warn" title={t('matching.introduce.barredTitle')}>
        <p>{t(`matching.introduce.barred.${barred}`)}</p>
      </Note>
      {match.introductionId === null ? null : (
        <div>
          <ButtonLink to="/introductions/$id" params={{ id: match.introductionId }}>
            {t('matching.queue.openIntroduction')}
          </ButtonLink>
        </div>
      )}
    </>
  );
};

const Form = ({ match, onClose, onDone }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const prefill = usePrefill(match);
  const [toNeed, setToNeed] = useState(prefill.toNeed);
  const [toIdea, setToIdea] = useState(prefill.toIdea);
  const [interest, setInterest] = useState('');
  const [asked, setAsked] = useState(false);
  const draft = useAct(draftIntroduction, { onDone });
  const interested = match.barred === 'interest_undeclared';
  const undeclared = interested && interest.trim() === '';

  const send = (propose: boolean): void => {
    setAsked(true);
    if (undeclared) {
      document.getElementById('introduce-interest')?.focus();
      return;
    }
    const notes = { noteToNeed: toNeed, noteToIdea: toIdea };
    draft.mutate({
      body: { needId: match.need.id, ideaId: match.idea.id, ...notes, interest: interest.trim(), propose },
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send(true);
  };
  const needSide = match.need.organisation?.name ?? t('matching.introduce.needSide');

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p className="dim">{t('matching.introduce.lead')}</p>
      {interested ? (
        <AreaField
          id="introduce-interest"
          label={t('matching.introduce.interest')}
          help={t('matching.introduce.interestHelp')}
          who={t('matching.introduce.interestWho')}
          rows={2}
          value={interest}
          onChange={setInterest}
          error={asked && undeclared ? t('matching.introduce.interestNeeded') : undefined}
        />
      ) : null}
      <AreaField
        id="introduce-need"
        label={t('matching.introduce.toNeed')}
        who={t('matching.introduce.whoNeed', { who: needSide })}
        rows={4}
        value={toNeed}
        onChange={setToNeed}
      />
      <AreaField
        id="introduce-idea"
        label={t('matching.introduce.toIdea')}
        who={t('matching.introduce.whoIdea', { who: match.idea.author })}
        rows={4}
        value={toIdea}
        onChange={setToIdea}
      />
      <p className="dim">{t('matching.introduce.next')}</p>
      {draft.isError ? <Fault message={sentence(draft.error)} /> : null}
      <div className="row">
        <Button type="submit" loading={draft.isPending}>
          {t('matching.introduce.submit')}
        </Button>
        <Button variant="default" disabled={draft.isPending} onClick={() => send(false)}>
          {t('matching.introduce.draft')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
};

/** A note to each side, filled in with something that can be sent; or why these two cannot be introduced. */
export const IntroduceDialog = (props: Props) => {
  const { t } = useTranslation();
  const { match, onClose } = props;
  return (
    <Dialog title={t('matching.introduce.title')} onClose={onClose} width="wide">
      <p>
        {match.need.title}{' '}
        <span className="dim">{t('matching.queue.rowWith', { idea: match.idea.title })}</span>
      </p>
      <BegunElsewhere needId={match.need.id} ideaId={match.idea.id} />
      {match.barred === null || match.barred === 'interest_undeclared' ? (
        <Form {...props} />
      ) : (
        <Barred match={match} barred={match.barred} />
      )}
    </Dialog>
  );
};
