interface Screen {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

/** Tells how far it is: on a terminal in one line, elsewhere now and then. */
export const progressTo = (screen: Screen): ((what: 'checked' | 'written', rows: number) => void) => {
  const every = screen.isTTY === true ? 250 : 1_000;
  let told = { what: 'checked', rows: 0 };
  return (what, rows) => {
    if (told.what !== what) told = { what, rows: 0 };
    if (rows - told.rows < every && what === 'checked') return;
    told = { what, rows };
    const text = `${rows.toLocaleString('en-GB')} rows ${what}`;
    screen.write(screen.isTTY === true ? `\r${text}\u001b[K` : `${text}\n`);
  };
};
