import { formatCount } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './gaps.module.css';

type Props = {
  caption: string;
  groups: readonly { id: string; name: string; needs: number; ideas: number }[];
};

/** Where the gaps are, in numbers. */
export const GapsTable = ({ caption, groups }: Props) => {
  const { t } = useTranslation();
  if (groups.length === 0) return null;
  return (
    <table className={classes.counts}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{caption === t('gaps.byTheme') ? t('gaps.theme') : t('gaps.place')}</th>
          <th scope="col">{t('gaps.needsShort')}</th>
          <th scope="col">{t('gaps.ideasShort')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ id, name, needs, ideas }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{formatCount(needs)}</td>
            <td>{formatCount(ideas)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
