import { previewMatches } from '#server/matching/drafting.contract.ts';
import { useRead } from '../api/use-read.ts';
import { ScoreButton } from '../matching/score-button.tsx';
import { Clasp } from '../ui/clasp.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { Changes } from './changes.tsx';
import classes from './posting.module.css';
import type { Preview } from './preview.ts';
import { Similar } from './similar.tsx';
import { useLater } from './use-later.ts';

type Props = {
  asked: Preview;
  set: Parameters<typeof Changes>[0]['set'];
  refuse: (tagId: string) => void;
};

/** "9 ideas would fit": grows while the person writes. Nothing of it is kept anywhere. */
export const PreviewDrawer = ({ asked, set, refuse }: Props) => {
  const { t } = useTranslation();
  const body = useLater(asked);
  const parsed = previewMatches.body.safeParse(body).success;
  const { data } = useRead(previewMatches, { body }, { enabled: parsed, keep: true });
  if (data === undefined) return null;
  const { count, top } = data;
  const words = t(`posting.drawer.${asked.noun}`, { count });
  return (
    <>
      {/* One of the two at a time, and closed again on the next page: together they would cover the question. */}
      <details className={classes.drawer} name="beside">
        <summary className={classes.drawerFace}>
          <Clasp state={count > 0 ? 'shortlisted' : 'suggested'} title="" size={24} />
          <span role="status">{words}</span>
          <span className={classes.drawerMore}>{t('posting.drawer.show')}</span>
        </summary>
        <div className={classes.drawerInside}>
          {top.length === 0 ? null : (
            <ul className="plain-list" aria-label={t('posting.drawer.best')}>
              {top.slice(0, 5).map(({ id, title, reasons }) => (
                <li key={id} className={classes.drawerItem}>
                  <ScoreButton reasons={reasons} about={title} />
                  <span>{title}</span>
                </li>
              ))}
            </ul>
          )}
          <Changes asked={asked} set={set} refuse={refuse} />
        </div>
      </details>
      <Similar asked={asked} name="beside" />
    </>
  );
};
