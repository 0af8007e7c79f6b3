import { createContext, Script } from 'node:vm';

const LONGEST = 2_000;
/** A pattern may take this long, in milliseconds, over all probes together. */
const PATIENCE = 250;
const PROBE_LENGTH = 2_000;

/** Patterns come from other people's files: always case-insensitive, and they find every occurrence. */
export const compilePattern = (source: string): RegExp => new RegExp(source, 'gi');

/** Texts that a careless pattern chokes on: what it looks for, over and over, and then not quite. */
const probesFor = (source: string): string[] => {
  const pieces = source.match(/[a-z]{1,20}/gi) ?? [];
  const letters = pieces.flatMap((piece) => [...piece]);
  const grains = new Set([...pieces, ...letters, 'a', ' ', 'a ', '0'].map((grain) => grain.toLowerCase()));
  return [...grains].slice(0, 40).map((grain) => `${grain.repeat(PROBE_LENGTH / grain.length)}\u0001`);
};

const probe = new Script('for (const text of texts) for (const _ of text.matchAll(pattern)) continue;');

/**
 * What is wrong with a pattern, in words for whoever imports it; undefined when nothing is. A pattern that takes
 * for ever on some text would stop the server for everybody, so each is tried on texts made to provoke it.
 */
export const patternFault = (source: string): string | undefined => {
  if (source.length > LONGEST) return `The pattern is longer than ${LONGEST} characters`;
  let pattern: RegExp;
  try {
    pattern = compilePattern(source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `The pattern is no regular expression: ${error.message}`;
  }
  if (new RegExp(`^(?:${source})$`, 'i').test('')) return 'The pattern also matches nothing at all';
  try {
    probe.runInContext(createContext({ pattern, texts: probesFor(source) }), { timeout: PATIENCE });
  } catch (error) {
    // Thrown from another context, so it is no instance of this one's Error.
    if (Object(error).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return 'The pattern takes too long on some texts';
  }
  return undefined;
};
