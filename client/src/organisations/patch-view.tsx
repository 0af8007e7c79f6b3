import { getPatch, type Organisation } from '#server/organisations/organisations.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './organisations.module.css';
import { usePatchLine } from './use-patch-line.ts';

/** What an agency covers, for everybody to see. */
export const PatchView = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation();
  const line = usePatchLine();
  const read = useRead(getPatch, { params: { id: organisation.id } });
  return (
    <section className="stack tight">
      <h2>{t('organisations.patch.title')}</h2>
      <p className="dim">{t('organisations.patch.lead')}</p>
      <Reading of={read} lines={2}>
        {({ items, mediation }) => (
          <>
            {items.length === 0 ? <p>{t('organisations.patch.none')}</p> : null}
            <ul className={classes.patch}>
              {items.map((patch) => (
                <li key={`${patch.regionCode} ${patch.tagId}`}>{line(patch)}</li>
              ))}
            </ul>
            <p className="dim">{t(`organisations.patch.mediationOf.${mediation}`)}.</p>
          </>
        )}
      </Reading>
      {organisation.moves.includes('edit_patch') ? (
        <div>
          <ButtonLink to="/organisations/$id/patch" params={{ id: organisation.id }} variant="default">
            {t('organisations.patch.edit')}
          </ButtonLink>
        </div>
      ) : null}
    </section>
  );
};
