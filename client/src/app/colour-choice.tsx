import { useMantineColorScheme } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from '../words/use-translation.ts';
import classes from './shell.module.css';

const choices = ['auto', 'light', 'dark'] as const;

export const ColourChoice = () => {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const id = useId();
  return (
    <span className={classes.colours}>
      <label htmlFor={id}>{t('app.colours')}</label>
      <select
        id={id}
        value={colorScheme}
        onChange={({ currentTarget }) => {
          const chosen = choices.find((choice) => choice === currentTarget.value);
          if (chosen !== undefined) setColorScheme(chosen);
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {t(`app.${choice}`)}
          </option>
        ))}
      </select>
    </span>
  );
};
