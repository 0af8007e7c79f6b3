import { listDemoPeople, signInAsDemo } from '#server/accounts/accounts.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './demo-people.module.css';
import { useAfterSignIn } from './use-after-sign-in.ts';

/** In a demonstration only: look at the product as one of its made-up people. */
export const DemoPeople = ({ back }: { back: string | undefined }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const after = useAfterSignIn();
  const read = useRead(listDemoPeople, {});
  const act = useAct(signInAsDemo, { onDone: () => after(back) });
  return (
    <section className="stack" aria-labelledby="demo-people">
      <h2 id="demo-people">{t('accounts.signIn.demo')}</h2>
      <p className="dim">{t('accounts.signIn.demoBody')}</p>
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
      <Reading of={read}>
        {({ items }) => (
          <ul className={classes.people}>
            {items.map(({ personId, name, role, about }) => (
              <li key={personId}>
                <button
                  type="button"
                  className={classes.person}
                  disabled={act.isPending}
                  onClick={() => act.mutate({ body: { personId } })}
                >
                  <span className={classes.name}>{t('accounts.signIn.tryAs', { name })}</span>
                  <span className={classes.role}>{role}</span>
                  <span className={classes.about}>{about}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Reading>
    </section>
  );
};
