import type { Request } from 'express';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { fail } from '../fail.ts';

/** Somebody who knew the password, and the password's hash that they knew it by. */
export interface Known {
  readonly personId: string;
  readonly proof: string;
}
type Check = (email: string, password: string) => Promise<Known | undefined>;
type Verdict = (error: unknown, person?: Known | false | null) => void;

/**
 * Sign-in by e-mail and password through passport; other ways (an employer's single sign-on) become strategies
 * beside it. Returns the person. The session is ours: see server/http/session.ts.
 */
export const passportSignIn = (check: Check): ((request: Request) => Promise<Known>) => {
  const authenticator = new passport.Passport();
  authenticator.use(
    new Strategy({ usernameField: 'email', passwordField: 'password' }, (email, password, done) => {
      check(email, password).then(
        (known) => done(null, known ?? false),
        (error: unknown) => done(error),
      );
    }),
  );
  return (request) =>
    new Promise((resolve, reject) => {
      const verdict: Verdict = (error, person) => {
        if (error) reject(error);
        else if (person) resolve(person);
        else reject(fail('wrong_credentials'));
      };
      authenticator.authenticate('local', { session: false }, verdict)(request, request.res, reject);
    });
};
