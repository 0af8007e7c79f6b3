import { IconEye } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from '../words/use-translation.ts';
import classes from './field.module.css';

export type ControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
  error: boolean;
};

type Props = {
  label: string;
  help?: ReactNode;
  /** Who can see what is written here, in words. */
  who?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
  /** Fixed, so that the error summary can link to it. */
  id?: string;
  /** When the page's h1 already asks the question, the label is kept for screen readers only. */
  labelHidden?: boolean;
  children: (control: ControlProps) => ReactNode;
};

/** A labelled control with its help, its error and who can see it, all of them tied to the control. */
export const Field = ({ label, help, who, error, optional, id, labelHidden, children }: Props) => {
  const { t } = useTranslation();
  const made = useId();
  const own = id ?? made;
  const parts = [
    help === undefined ? undefined : `${own}-help`,
    error === undefined ? undefined : `${own}-error`,
    who === undefined ? undefined : `${own}-who`,
  ].filter((part) => part !== undefined);
  return (
    <div className={classes.field} data-error={error !== undefined}>
      <label htmlFor={own} className={labelHidden ? 'visually-hidden' : classes.label}>
        {label}
        {optional ? <span className={classes.optional}> {t('app.optional')}</span> : null}
      </label>
      {help === undefined ? null : (
        <div id={`${own}-help`} className={classes.help}>
          {help}
        </div>
      )}
      {error === undefined ? null : (
        <p id={`${own}-error`} className={classes.error}>
          {error}
        </p>
      )}
      {children({
        id: own,
        'aria-describedby': parts.length === 0 ? undefined : parts.join(' '),
        'aria-invalid': error === undefined ? undefined : true,
        error: error !== undefined,
      })}
      {who === undefined ? null : <WhoSees id={`${own}-who`}>{who}</WhoSees>}
    </div>
  );
};

type GroupProps = Omit<Props, 'children' | 'id'> & { id: string; children: ReactNode };

/** The same for a set of boxes or radio buttons: a fieldset and its legend. */
export const FieldGroup = ({ label, help, who, error, optional, id, labelHidden, children }: GroupProps) => {
  const { t } = useTranslation();
  const parts = [help && `${id}-help`, error && `${id}-error`, who && `${id}-who`].filter(Boolean).join(' ');
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={classes.group}
      data-error={error !== undefined}
      {...(parts === '' ? {} : { 'aria-describedby': parts })}
    >
      <legend className={labelHidden ? 'visually-hidden' : classes.label}>
        {label}
        {optional ? <span className={classes.optional}> {t('app.optional')}</span> : null}
      </legend>
      {help === undefined ? null : (
        <div id={`${id}-help`} className={classes.help}>
          {help}
        </div>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
      {children}
      {who === undefined ? null : <WhoSees id={`${id}-who`}>{who}</WhoSees>}
    </fieldset>
  );
};

export const WhoSees = ({ id, children }: { id?: string; children: string }) => {
  const { t } = useTranslation();
  return (
    <p className={classes.who} id={id}>
      <IconEye size={16} aria-hidden />
      <span>
        <span className="visually-hidden">{t('app.whoSees')} </span>
        {children}
      </span>
    </p>
  );
};
