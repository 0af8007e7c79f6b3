import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Reading } from '../app/reading.tsx';
import { IdeaCard } from '../ideas/idea-card.tsx';
import { NeedCard } from '../needs/need-card.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './home.module.css';
import { Loop } from './loop.tsx';
import { Meeting } from './meeting.tsx';
import { Missing } from './missing.tsx';
import { Numbers } from './numbers.tsx';
import { useNewest } from './use-newest.ts';
import { usePairs } from './use-pairs.ts';

export const HomePage = () => {
  const { t } = useTranslation();
  const pairs = usePairs();
  return (
    <Page title={t('home.title')} tab={t('app.name')}>
      <div className={classes.top}>
        <div className={classes.picture}>
          <Meeting pairs={pairs} />
        </div>
        <div className={classes.doors}>
          <Link to="/needs/new" className={classes.door} data-side="need">
            <span className={classes.doorName}>
              {t('home.needDoor')}
              <IconArrowRight aria-hidden />
            </span>
            <span>{t('home.needDoorBody')}</span>
          </Link>
          <Link to="/ideas/new" className={classes.door} data-side="idea">
            <span className={classes.doorName}>
              {t('home.ideaDoor')}
              <IconArrowRight aria-hidden />
            </span>
            <span>{t('home.ideaDoorBody')}</span>
          </Link>
          <Loop />
          <Numbers />
          <Missing />
          <Link to="/map">{t('nav.map')}</Link>
        </div>
      </div>
      <Newest />
    </Page>
  );
};

const Newest = () => {
  const { t } = useTranslation();
  const { needs, ideas } = useNewest();
  return (
    <div className={classes.newest}>
      <section>
        <h2>{t('home.newestNeeds')}</h2>
        <Reading of={needs} lines={3} height={128}>
          {({ items }) => items.map((need) => <NeedCard key={need.id} need={need} level={3} />)}
        </Reading>
        <Link to="/needs">{t('home.allNeeds')}</Link>
      </section>
      <section>
        <h2>{t('home.newestIdeas')}</h2>
        <Reading of={ideas} lines={3} height={128}>
          {({ items }) => items.map((idea) => <IdeaCard key={idea.id} idea={idea} level={3} />)}
        </Reading>
        <Link to="/ideas">{t('home.allIdeas')}</Link>
      </section>
    </div>
  );
};
