import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import {
  activateTagger,
  deactivateTagger,
  listTaggerVersions,
  type TaggerVersion,
} from '#server/tags/tagger.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { formatCount, formatMoment } from '../ui/format.ts';
import { Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { hundredths, signed } from './hundredths.ts';
import classes from './learning.module.css';
import { VersionFrame, WhatIsOn } from './version-frame.tsx';

type Taggers = ReplyOf<typeof listTaggerVersions>;

/** What suggests tags now, and the way back to the taxonomy's own words. */
const Suggesting = ({ taggers: { items, offByHand } }: { taggers: Taggers }) => {
  const { t } = useTranslation();
  const back = useAct(deactivateTagger);
  const active = items.find((version) => version.active);
  const says = active
    ? t('learning.tagger.learned', { day: formatMoment(active.switchedAt ?? active.trainedAt) })
    : t(offByHand ? 'learning.tagger.offByHand' : 'learning.tagger.patterns');
  return (
    <WhatIsOn
      active={active !== undefined}
      says={says}
      back={t('learning.tagger.back')}
      off={back}
      onBack={() => back.mutate({})}
    />
  );
};

const Version = ({ version }: { version: TaggerVersion }) => {
  const { t } = useTranslation();
  const activate = useAct(activateTagger);
  const { trial } = version;
  const from = t('learning.tagger.from', {
    examples: formatCount(version.examples),
    refusals: formatCount(version.refusals),
  });
  return (
    <VersionFrame
      version={version}
      from={from}
      on={activate}
      onSwitch={() => activate.mutate({ params: { id: version.id } })}
    >
      <table className={classes.tried}>
        <caption>{t('learning.tagger.tried', { heldBack: formatCount(trial.heldBack) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('learning.version.measure')}</th>
            <th scope="col">{t('learning.tagger.words')}</th>
            <th scope="col">{t('learning.version.learnedOrder')}</th>
            <th scope="col">{t('learning.version.gain')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('learning.tagger.f1')}</th>
            <td>{hundredths(trial.patterns.mean)}</td>
            <td>{hundredths(trial.learned.mean)}</td>
            <td>
              {signed(hundredths(trial.gain.mean))}
              <span className={classes.range}>
                {t('learning.version.range', {
                  low: signed(hundredths(trial.gain.low)),
                  high: signed(hundredths(trial.gain.high)),
                })}
              </span>
            </td>
          </tr>
        </tbody>
      </table>
    </VersionFrame>
  );
};

/** The taggers learned from tags that people chose or refused. */
export const LearnedTaggers = () => {
  const { t } = useTranslation();
  const read = useRead(listTaggerVersions, {});
  return (
    <section className="stack" aria-labelledby="learned-taggers">
      <h2 id="learned-taggers">{t('learning.tagger.title')}</h2>
      <p className="prose">{t('learning.tagger.body')}</p>
      <Reading of={read}>
        {(taggers) => (
          <>
            <Suggesting taggers={taggers} />
            <p>{t('learning.tagger.soFar', { examples: formatCount(taggers.examples) })}</p>
            {taggers.examples < taggers.least ? (
              <Note>{t('learning.tagger.tooFew', { least: formatCount(taggers.least) })}</Note>
            ) : null}
            {taggers.items.length === 0 ? null : (
              <ul className={classes.versions} aria-label={t('learning.tagger.list')}>
                {taggers.items.map((version) => (
                  <Version key={version.id} version={version} />
                ))}
              </ul>
            )}
          </>
        )}
      </Reading>
    </section>
  );
};
