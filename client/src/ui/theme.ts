import { createTheme, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';

/**
 * A Mantine colour is ten shades; ours is one token that changes with the colour scheme. Each shade is the
 * token, so whichever shade a component picks, the contrast that was checked is the contrast that is shown.
 */
const token = (name: string): MantineColorsTuple => {
  const v = `var(--${name})`;
  return [v, v, v, v, v, v, v, v, v, v];
};

const known = new Set(['need', 'idea', 'match', 'ok', 'warn', 'bad', 'ink']);

const variants: VariantColorsResolver = ({ color, variant }) => {
  const name = color !== undefined && known.has(color) ? color : 'match';
  const main = `var(--${name})`;
  const wash = name === 'ink' ? 'var(--sunk)' : `var(--${name}-wash)`;
  switch (variant) {
    case 'filled':
      return {
        background: main,
        hover: `color-mix(in srgb, ${main}, var(--hover-mix) 15%)`,
        color: 'var(--on-fill)',
        border: '1px solid transparent',
      };
    case 'light':
      return {
        background: wash,
        hover: `color-mix(in srgb, ${wash}, ${main} 12%)`,
        color: main,
        border: '1px solid transparent',
      };
    case 'outline':
      return { background: 'transparent', hover: wash, color: main, border: `1px solid ${main}` };
    case 'subtle':
    case 'transparent':
      return { background: 'transparent', hover: wash, color: main, border: '1px solid transparent' };
    default:
      return {
        background: 'var(--raised)',
        hover: 'var(--sunk)',
        color: 'var(--ink)',
        border: '1px solid var(--edge)',
      };
  }
};

export const theme = createTheme({
  colors: {
    need: token('need'),
    idea: token('idea'),
    match: token('match'),
    ok: token('ok'),
    warn: token('warn'),
    bad: token('bad'),
    ink: token('ink'),
  },
  primaryColor: 'match',
  primaryShade: 7,
  defaultRadius: 'sm',
  variantColorResolver: variants,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
  },
});
