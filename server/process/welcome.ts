interface SignIn {
  readonly email: string;
  readonly about: string;
}

/** What the person who started the product reads: where to go, and whom to sign in as. */
export const welcome = (publicUrl: string, people: readonly SignIn[], password: string): string => {
  const widest = Math.max(0, ...people.map(({ email }) => email.length));
  const signIns = people.map(({ email, about }) => `  ${email.padEnd(widest)}  ${about}`);
  return [
    `Pushpull is ready: ${publicUrl}`,
    ...(people.length === 0
      ? []
      : [
          '',
          `A demo world is in it. Sign in at ${publicUrl}/sign-in as (password ${password}):`,
          ...signIns,
        ]),
    '',
    'Ctrl-C stops it.',
  ].join('\n');
};
