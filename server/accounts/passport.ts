import type { Request } from 'express';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { fail } from '../fail.ts';

type Check = (email: string, password: string) => Promise<string | undefined>;
type Verdict = (error: unknown, person?: { personId: string } | false | null) => void;

/**
 * Sign-in by e-mail and password through passport; other ways (an employer's single sign-on) become strategies
 * beside it. Returns the person's id. The session is ours: see server/http/session.ts.
 */
export const passportSignIn = (check: Check): ((request: Request) => Promise<string>) => {
  const authenticator = new passport.Passport();
  authenticator.use(
    new Strategy({ usernameField: 'email', passwordField: 'password' }, (email, password, done) => {
      check(email, password).then(
        (personId) => done(null, personId === undefined ? false : { personId }),
        (error: unknown) => done(error),
      );
    }),
  );
  return (request) =>
    new Promise((resolve, reject) => {
      const verdict: Verdict = (error, person) => {
        if (error) reject(error);
        else if (person) resolve(person.personId);
        else reject(fail('wrong_credentials'));
      };
      authenticator.authenticate('local', { session: false }, verdict)(request, request.res, reject);
    });
};
