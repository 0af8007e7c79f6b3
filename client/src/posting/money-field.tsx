import { useState } from 'react';
import { TextField } from '../ui/controls.tsx';

type Props = {
  id: string;
  label: string;
  help?: string;
  who?: string;
  error?: string | undefined;
  /** Pence; NaN stands for something that is no amount, which the check then names. */
  value: number | null;
  onChange: (pence: number | null) => void;
};

const toPence = (text: string): number | null => {
  const bare = text.replace(/[\s,£]/g, '');
  if (bare === '') return null;
  const thousand = /^(\d+(?:\.\d+)?)k$/i.exec(bare);
  const pounds = thousand === null ? bare : String(Number(thousand[1]) * 1_000);
  return /^\d+(\.\d{1,2})?$/.test(pounds) ? Math.round(Number(pounds) * 100) : Number.NaN;
};

const toText = (pence: number | null): string =>
  pence === null || Number.isNaN(pence) ? '' : (pence / 100).toLocaleString('en-GB');

/** An amount in pounds, written as people write it: 20000, 20,000 or 20k. */
export const MoneyField = ({ value, onChange, ...field }: Props) => {
  const [text, setText] = useState(() => toText(value));
  return (
    <TextField
      {...field}
      optional
      narrow
      prefix="£"
      inputMode="decimal"
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(toPence(next));
      }}
    />
  );
};
