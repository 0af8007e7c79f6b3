import { Input } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './controls.module.css';
import { type ControlProps, Field, FieldGroup } from './field.tsx';

type Common = {
  id: string;
  label: string;
  help?: ReactNode;
  who?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
  labelHidden?: boolean;
};

type TextProps = Common & {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'date' | 'search';
  autoComplete?: string;
  /** Shown as "so many characters left" once the end is near. */
  max?: number;
  left?: (count: number) => string;
  rows?: number;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url';
  prefix?: string;
  narrow?: boolean;
};

const Left = ({
  value,
  max,
  left,
}: {
  value: string;
  max: TextProps['max'] | undefined;
  left: TextProps['left'] | undefined;
}) => {
  if (max === undefined || left === undefined || value.length < max * 0.8) return null;
  return (
    <p className="small dim" role="status">
      {left(max - value.length)}
    </p>
  );
};

/** One line of text. */
export const TextField = ({
  value,
  onChange,
  type = 'text',
  autoComplete,
  max,
  left,
  inputMode,
  prefix,
  narrow,
  rows: _rows,
  ...common
}: TextProps) => (
  <Field {...common}>
    {({ error, ...aria }: ControlProps) => (
      <>
        <Input
          {...aria}
          error={error}
          size="md"
          type={type}
          value={value}
          className={narrow ? classes.narrow : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
          {...(autoComplete === undefined ? {} : { autoComplete })}
          {...(inputMode === undefined ? {} : { inputMode })}
          {...(prefix === undefined ? {} : { leftSection: prefix })}
        />
        <Left value={value} max={max} left={left} />
      </>
    )}
  </Field>
);

/** Prose. It grows with what is written, where the browser can. */
export const AreaField = ({ value, onChange, rows = 5, max, left, ...common }: TextProps) => (
  <Field {...common}>
    {({ error, ...aria }: ControlProps) => (
      <>
        <Input
          component="textarea"
          {...aria}
          error={error}
          size="md"
          multiline
          rows={rows}
          value={value}
          classNames={{ input: classes.area ?? '' }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <Left value={value} max={max} left={left} />
      </>
    )}
  </Field>
);

export type Choice<T extends string> = { value: T; label: string; help?: string };

type RadioProps<T extends string> = Common & {
  choices: readonly Choice<T>[];
  value: T | null;
  onChange: (value: T) => void;
};

/** One of a few, each a whole line to tap on. */
export const RadioField = <T extends string>({ choices, value, onChange, ...common }: RadioProps<T>) => (
  <FieldGroup {...common}>
    <div className={classes.choices}>
      {choices.map((choice) => (
        <label key={choice.value} className={classes.choice}>
          <input
            type="radio"
            name={common.id}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.help === undefined ? null : <span className={classes.choiceHelp}>{choice.help}</span>}
          </span>
        </label>
      ))}
    </div>
  </FieldGroup>
);

type ChecksProps<T extends string> = Common & {
  choices: readonly Choice<T>[];
  value: readonly T[];
  onChange: (value: T[]) => void;
};

/** Any of a few. */
export const ChecksField = <T extends string>({ choices, value, onChange, ...common }: ChecksProps<T>) => (
  <FieldGroup {...common}>
    <div className={classes.choices}>
      {choices.map((choice) => (
        <CheckLine
          key={choice.value}
          label={choice.label}
          help={choice.help}
          checked={value.includes(choice.value)}
          onChange={(checked) =>
            onChange(checked ? [...value, choice.value] : value.filter((one) => one !== choice.value))
          }
        />
      ))}
    </div>
  </FieldGroup>
);

type CheckProps = {
  label: string;
  help?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
};

/** One box to tick. */
export const CheckLine = ({ label, help, checked, onChange }: CheckProps) => (
  <label className={classes.choice}>
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
    <span>
      {label}
      {help === undefined ? null : <span className={classes.choiceHelp}>{help}</span>}
    </span>
  </label>
);

type SelectProps<T extends string> = Common & {
  choices: readonly Choice<T>[];
  value: T | '';
  /** What stands there while nothing is chosen. */
  none?: string;
  onChange: (value: T | null) => void;
};

/** One of many short things: the device's own list. */
export const SelectField = <T extends string>({
  choices,
  value,
  none,
  onChange,
  ...common
}: SelectProps<T>) => (
  <Field {...common}>
    {({ error, ...aria }: ControlProps) => (
      <Input
        component="select"
        {...aria}
        error={error}
        size="md"
        pointer
        rightSection={<IconChevronDown size={18} aria-hidden />}
        rightSectionPointerEvents="none"
        value={value}
        onChange={(event) =>
          onChange(choices.find((choice) => choice.value === event.currentTarget.value)?.value ?? null)
        }
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Input>
    )}
  </Field>
);
