type Raw = Record<string, unknown>;

/** Search parameters come from anybody's hands: what does not fit is left out, never a broken page. */
export const textOf = (raw: unknown): string | undefined => {
  const text = typeof raw === 'number' ? String(raw) : raw;
  return typeof text === 'string' && text.trim() !== '' ? text.slice(0, 300) : undefined;
};

export const oneOf = <T extends string>(raw: unknown, allowed: readonly T[]): T | undefined =>
  allowed.find((value) => value === raw);

export const listOf = (raw: unknown): string[] | undefined => {
  const list = (Array.isArray(raw) ? raw : [raw]).flatMap((one) => textOf(one) ?? []);
  return list.length === 0 ? undefined : list.slice(0, 50);
};

/** Leaves out what is undefined, so that addresses stay short. */
export const present = <T extends Raw>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** Where to go back to after signing in: only ever a path of our own. */
export const backOf = (raw: unknown): string | undefined => {
  const path = textOf(raw);
  return path?.startsWith('/') && !path.startsWith('//') && !path.includes('\\') ? path : undefined;
};
