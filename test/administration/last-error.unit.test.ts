import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jobIdOf, jobNumberOf } from '#server/administration/job-id.ts';
import { readableError } from '#server/administration/last-error.ts';
import { Id } from '#server/http/shapes.contract.ts';

describe('what a failed job said', () => {
  test.each([
    ['A mail could not be handed over ECONNREFUSED', 'A mail could not be handed over ECONNREFUSED'],
    [
      'insert into "people" ("id") values ($1) - duplicate key value violates unique constraint "people_pkey"',
      'duplicate key value violates unique constraint "people_pkey"',
    ],
    ['550 <nia@example.org>: no such user', '550 <[address]>: no such user'],
    ['invalid input syntax for type uuid: "Nia Evans"', 'invalid input syntax for type uuid: "…"'],
    [
      'No such thing 01900000-0000-7000-8000-000000000000',
      'No such thing 01900000-0000-7000-8000-000000000000',
    ],
    ['Called 029 2000 1234 in vain', 'Called [number] in vain'],
    ['Called +44 (0)29 2000 1234 in vain', 'Called [number] in vain'],
    ['Timed out after 15000 ms', 'Timed out after 15000 ms'],
    ['Bad link /password?token=aB3dE5fG7hI9jK1lM3nO5pQ7', 'Bad link /password?[struck out]'],
    ['First line\nKey (email)=(nia@example.org) already exists.', 'First line'],
    ['', ''],
  ])('%s', (raw, said) => {
    expect(readableError(raw)).toBe(said);
  });

  test('never holds an address, a telephone number or a secret, wherever it stands', () => {
    const secrets = ['nia.evans+work@example.org.uk', '07700 900123', 'q8Zr-Tn_4Wx2Lp7Vb1Kd9Hs3'];
    const plain = fc.string({ maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ' '));
    fc.assert(
      fc.property(plain, fc.constantFrom(...secrets), plain, (before, secret, after) => {
        const said = readableError(`x ${before} ${secret} ${after}`);
        expect(said).not.toContain(secret);
        expect(said.length).toBeLessThanOrEqual(300);
      }),
    );
  });
});

test('a job’s number is an id and comes back whole', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 2n ** 47n }), (number) => {
      const id = jobIdOf(String(number));
      expect(Id.safeParse(id).success).toBe(true);
      expect(jobNumberOf(id)).toBe(String(number));
    }),
  );
  expect(jobNumberOf('01900000-0000-7000-8000-000000000000')).toBeUndefined();
});
