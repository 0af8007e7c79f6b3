import { Button } from '@mantine/core';
import { activateOrder, type LearnedVersion } from '#server/matching/learning/learning.contract.ts';
import { useAct } from '../api/use-act.ts';
import { formatCount, formatMoment } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { hundredths, signed } from './hundredths.ts';
import classes from './learning.module.css';

/** So many of the strongest features are told; the rest hardly move anything. */
const TOLD = 5;

/** What the version did on needs it had not learned from, beside the platform's own order. */
const Tried = ({ version: { trial } }: { version: LearnedVersion }) => {
  const { t } = useTranslation();
  const { platform, learned } = trial.fairness;
  const rows = [
    ...(['auc', 'ndcg'] as const).flatMap((measure) =>
      trial.splits.map((split) => ({
        name: t(`learning.version.${measure}.${split.by}`, { count: split.needs }),
        platform: hundredths(split.platform[measure]),
        learned: hundredths(split.learned[measure]),
        gain: signed(hundredths(split.gain[measure].mean)),
        range: t('learning.version.range', {
          low: signed(hundredths(split.gain[measure].low)),
          high: signed(hundredths(split.gain[measure].high)),
        }),
      })),
    ),
    ...(['coverage', 'gini'] as const).map((measure) => ({
      name: t(`learning.version.${measure}`),
      platform: hundredths(platform[measure]),
      learned: hundredths(learned[measure]),
      gain: signed(hundredths(learned[measure] - platform[measure])),
      range: null,
    })),
  ];
  return (
    <table className={classes.tried}>
      <caption>{t('learning.version.tried')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('learning.version.measure')}</th>
          <th scope="col">{t('learning.version.platform')}</th>
          <th scope="col">{t('learning.version.learnedOrder')}</th>
          <th scope="col">{t('learning.version.gain')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>{row.platform}</td>
            <td>{row.learned}</td>
            <td>
              {row.gain}
              {row.range === null ? null : <span className={classes.range}>{row.range}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** One learned version: how it did, what it goes by, and its switch. */
export const OrderVersion = ({ version }: { version: LearnedVersion }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const activate = useAct(activateOrder);
  const { id, active, better, effects } = version;
  const day = formatMoment(version.trainedAt);
  const what = t(better ? 'learning.version.activate' : 'learning.version.activateAnyway');
  return (
    <li className={classes.version}>
      <div className={classes.head}>
        <h3>{t('learning.version.learned', { day })}</h3>
        {active ? <Badge tone="match">{t('learning.version.on')}</Badge> : null}
        <Badge tone={better ? 'ok' : 'warn'}>
          {t(better ? 'learning.version.better' : 'learning.version.unsure')}
        </Badge>
      </div>
      <p className="dim small">
        {t('learning.version.from', {
          decisions: formatCount(version.decisions),
          needs: formatCount(version.needs),
        })}
      </p>
      <Tried version={version} />
      <p className="dim small">{t('learning.version.sure')}</p>
      <div>
        <h4 className={classes.small}>{t('learning.version.effects')}</h4>
        <ul className={classes.effects}>
          {effects.slice(0, TOLD).map(({ feature, points }) => (
            <li key={feature}>
              <span>{t(`learning.feature.${feature}`)}</span>
              <span className={classes.points}>{signed(points.toFixed(1))}</span>
            </li>
          ))}
        </ul>
      </div>
      {active ? null : (
        <div className="row">
          <Button
            variant={better ? 'filled' : 'default'}
            loading={activate.isPending}
            aria-label={t('learning.version.activateWhat', { what, day })}
            onClick={() => activate.mutate({ params: { id } })}
          >
            {what}
          </Button>
        </div>
      )}
      {activate.isError ? <Fault message={sentence(activate.error)} /> : null}
    </li>
  );
};
