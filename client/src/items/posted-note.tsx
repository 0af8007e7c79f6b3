import { Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = { noun: 'need' | 'idea'; published: boolean; onBehalf: boolean };

/** What has just happened and what happens next, on the page that posting leads to. */
export const PostedNote = ({ noun, published, onBehalf }: Props) => {
  const { t } = useTranslation();
  return (
    <div role="status">
      <Note tone="ok" title={published ? t(`posting.done.${noun}.title`) : t('posting.done.draft')}>
        {published ? (
          <ol>
            <li>{t(`posting.done.${noun}.first`)}</li>
            <li>{t('posting.done.second')}</li>
            <li>{t(onBehalf ? 'posting.done.caller' : 'posting.done.third')}</li>
          </ol>
        ) : (
          <p>{t('posting.done.draftNext')}</p>
        )}
      </Note>
    </div>
  );
};
