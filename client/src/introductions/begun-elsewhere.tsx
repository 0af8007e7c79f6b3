import { listElsewhere } from '#server/introductions/aftermath.contract.ts';
import { useRead } from '../api/use-read.ts';
import { formatDay } from '../ui/format.ts';
import { Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';

/** Which other agencies have begun with a pair, and when; nothing more is known of them, and often there is none. */
export const BegunElsewhere = ({ needId, ideaId }: { needId: string; ideaId: string }) => {
  const { t } = useTranslation();
  const { data } = useRead(listElsewhere, { query: { need: needId, idea: ideaId } });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Note tone="warn">
      {data.items.map(({ agency, since }) => (
        <p key={agency}>{t('matching.introduce.elsewhere', { agency, day: formatDay(since) })}</p>
      ))}
    </Note>
  );
};
