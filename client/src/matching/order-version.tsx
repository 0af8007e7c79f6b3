import { activateOrder, type LearnedVersion } from '#server/matching/learning/learning.contract.ts';
import { useAct } from '../api/use-act.ts';
import { formatCount } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import { hundredths, signed } from './hundredths.ts';
import classes from './learning.module.css';
import { VersionFrame } from './version-frame.tsx';

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

/** One learned order: how it did, what it goes by, and its switch. */
export const OrderVersion = ({ version }: { version: LearnedVersion }) => {
  const { t } = useTranslation();
  const activate = useAct(activateOrder);
  const from = t('learning.version.from', {
    decisions: formatCount(version.decisions),
    needs: formatCount(version.needs),
  });
  return (
    <VersionFrame
      version={version}
      from={from}
      on={activate}
      onSwitch={() => activate.mutate({ params: { id: version.id } })}
    >
      <Tried version={version} />
      <p className="dim small">{t('learning.version.sure')}</p>
      <div>
        <h4 className={classes.small}>{t('learning.version.effects')}</h4>
        <ul className={classes.effects}>
          {version.effects.slice(0, TOLD).map(({ feature, points }) => (
            <li key={feature}>
              <span>{t(`learning.feature.${feature}`)}</span>
              <span className={classes.points}>{signed(points.toFixed(1))}</span>
            </li>
          ))}
        </ul>
      </div>
    </VersionFrame>
  );
};
