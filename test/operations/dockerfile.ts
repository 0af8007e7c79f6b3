import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const root = new URL('../../', import.meta.url).pathname;

interface Instruction {
  readonly name: string;
  readonly rest: string;
}
export interface Stage {
  readonly from: string;
  readonly name: string | undefined;
  readonly steps: readonly Instruction[];
}

/** The stages of a Dockerfile, as far as ours goes: comments, continued lines, one instruction a line. */
export const stagesOf = (text: string): Stage[] => {
  const lines = text
    .split('\n')
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  const stages: { from: string; name: string | undefined; steps: Instruction[] }[] = [];
  for (const line of lines) {
    const [name = '', ...words] = line.trim().split(/\s+/);
    if (name === 'FROM') stages.push({ from: words[0] ?? '', name: words[2], steps: [] });
    else stages.at(-1)?.steps.push({ name, rest: line.trim().slice(name.length).trim() });
  }
  return stages;
};

export const readStages = async (): Promise<Stage[]> =>
  stagesOf(await readFile(join(root, 'Dockerfile'), 'utf8'));

export const restsOf = (stage: Stage, name: string): string[] =>
  stage.steps.filter((step) => step.name === name).map(({ rest }) => rest);

export interface Copy {
  readonly from: string | undefined;
  readonly sources: readonly string[];
  readonly to: string;
}
export const copiesOf = (stage: Stage): Copy[] =>
  restsOf(stage, 'COPY').map((rest) => {
    const words = rest.split(/\s+/);
    const flag = words[0]?.startsWith('--from=') === true ? words.shift() : undefined;
    return { from: flag?.slice('--from='.length), sources: words.slice(0, -1), to: words.at(-1) ?? '' };
  });

/** What ENV sets. */
export const environmentOf = (stage: Stage): Record<string, string> =>
  Object.fromEntries(
    restsOf(stage, 'ENV').flatMap((rest) =>
      rest.split(/\s+/).map((pair) => pair.split('=', 2) as [string, string]),
    ),
  );

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

/** The folders that `npm ci` leaves with these groups omitted. */
export const installedBy = async (command: string): Promise<string[]> => {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const omits = (group: string): boolean => command.includes(`--omit=${group}`);
  return Object.entries(packages)
    .filter(
      ([path, { dev, optional, devOptional }]) =>
        path !== '' &&
        !(dev === true && omits('dev')) &&
        !(optional === true && omits('optional')) &&
        !(devOptional === true && omits('dev') && omits('optional')),
    )
    .map(([path]) => path);
};

/** Lays out in a folder the files that the last stage would hold; `npm run build` has been run before. */
export const layOut = async (stage: Stage, folder: string): Promise<void> => {
  for (const { sources, to } of copiesOf(stage)) {
    for (const source of sources) {
      const path = source.replace(/^\/app\//, '');
      await cp(join(root, path), to.endsWith('/') ? join(folder, to, path) : join(folder, to), {
        recursive: true,
      });
    }
  }
  const install = restsOf(stage, 'RUN').find((run) => run.includes('npm ci')) ?? '';
  // Links, to be read with --preserve-symlinks: a package then finds only what lies here.
  for (const path of await installedBy(install)) {
    // What lies within another package comes along with it.
    if (path.lastIndexOf('node_modules/') > 0) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(join(root, path), join(folder, path));
  }
};
