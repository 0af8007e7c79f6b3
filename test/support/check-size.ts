import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A file is one idea; none passes 300 lines. */
const MOST = 300;

const files = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx', '*.mjs', '*.css'],
  { encoding: 'utf8' },
)
  .split('\n')
  .filter((name) => name !== '');
const long = files
  .map((name) => ({ name, lines: readFileSync(name, 'utf8').split('\n').length - 1 }))
  .filter(({ lines }) => lines > MOST);

for (const { name, lines } of long) console.error(`${name} has ${lines} lines; a file has at most ${MOST}`);
process.exitCode = long.length === 0 ? 0 : 1;
