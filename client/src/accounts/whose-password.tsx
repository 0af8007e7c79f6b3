/** Tells a password manager whose password is asked for. */
export const WhosePassword = ({ email }: { email: string }) => (
  <input type="email" autoComplete="username" value={email} readOnly hidden />
);
