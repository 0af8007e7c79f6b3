import type { Clock } from '../clock.ts';
import { fail } from '../fail.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { Organisation } from '../organisations/organisations.contract.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { RegionsService } from '../regions/regions.service.ts';
import type { TagsService } from '../tags/tags.service.ts';
import {
  type Column,
  ideaColumns,
  needColumns,
  organisationColumns,
  regionColumns,
  tagColumns,
} from './columns.ts';
import type { DataFormat, DataSetName } from './export.contract.ts';
import { describe, jsonLdOf, turtleOf } from './skos.ts';
import { csvOf, jsonOf } from './tables.ts';

interface Deps {
  readonly clock: Clock;
  readonly needs: NeedsService;
  readonly ideas: IdeasService;
  readonly organisations: OrganisationsService;
  readonly tags: TagsService;
  readonly regions: RegionsService;
}

export interface Standing {
  readonly origin: string;
  readonly licence: string | undefined;
}

/** Each reads a page at a time; more at once would take the database from those who work with it. */
const AT_ONCE = 4;
const FEW = 200;

const both: readonly DataFormat[] = ['csv', 'json'];
const sets: Readonly<
  Record<DataSetName, { columns: readonly Column<never>[]; formats: readonly DataFormat[] }>
> = {
  needs: { columns: needColumns, formats: both },
  ideas: { columns: ideaColumns, formats: both },
  organisations: { columns: organisationColumns, formats: both },
  tags: { columns: tagColumns, formats: ['csv', 'json', 'jsonld', 'ttl'] },
  regions: { columns: regionColumns, formats: both },
};

/** Everything public as files, written as they are read. */
export const exportService = ({ clock, needs, ideas, organisations, tags, regions }: Deps) => {
  let running = 0;

  /** Counts one reader from the first piece to the last, or until the reader goes. */
  async function* counted(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
    if (running >= AT_ONCE) throw fail('busy');
    running += 1;
    try {
      yield* pieces;
    } finally {
      running -= 1;
    }
  }

  async function* organisationPages(): AsyncGenerator<Organisation[]> {
    let cursor: string | undefined;
    do {
      const page = await organisations.list(null, { limit: FEW, cursor });
      yield page.items;
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }

  const table = <Row>(
    name: DataSetName,
    format: 'csv' | 'json',
    columns: readonly Column<Row>[],
    pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
    { origin, licence }: Standing,
  ): AsyncGenerator<string> =>
    format === 'csv'
      ? csvOf(columns, pages, origin)
      : jsonOf(
          { name, madeAt: clock().toISOString(), from: `${origin}/data`, licence: licence ?? null },
          columns,
          pages,
          origin,
        );

  const tagsAs = async (format: DataFormat, standing: Standing) => {
    const known = (await tags.catalogue()).tags;
    if (format === 'csv' || format === 'json') return table('tags', format, tagColumns, [known], standing);
    const { mappings } = await tags.graph();
    const described = describe(known, mappings, standing.origin);
    return format === 'ttl' ? turtleOf(described) : jsonLdOf(described);
  };

  const open = async (name: DataSetName, format: DataFormat, standing: Standing) => {
    if (name === 'tags') return tagsAs(format, standing);
    if (format !== 'csv' && format !== 'json') return undefined;
    switch (name) {
      case 'needs':
        return table(name, format, needColumns, needs.allOpen(), standing);
      case 'ideas':
        return table(name, format, ideaColumns, ideas.allOpen(), standing);
      case 'organisations':
        return table(name, format, organisationColumns, organisationPages(), standing);
      case 'regions':
        return table(name, format, regionColumns, [(await regions.list()).items], standing);
    }
  };

  return {
    /** The pieces of a file; undefined where there is no such file. Throws `busy` while too many are being read. */
    open: async (name: DataSetName, format: DataFormat, standing: Standing) => {
      if (running >= AT_ONCE) throw fail('busy');
      const pieces = await open(name, format, standing);
      return pieces === undefined ? undefined : counted(pieces);
    },

    /** Which files there are, and how much is in each. */
    describe: async ({ licence }: Standing) => {
      const [inNeeds, inIdeas, catalogue, places, verified] = await Promise.all([
        needs.countAllOpen(),
        ideas.countAllOpen(),
        tags.catalogue(),
        regions.list(),
        organisations.countVerified(),
      ]);
      const held: Record<DataSetName, { count: number; newestAt: string | null }> = {
        needs: inNeeds,
        ideas: inIdeas,
        organisations: { count: verified, newestAt: null },
        tags: { count: catalogue.tags.length, newestAt: null },
        regions: { count: places.items.length, newestAt: null },
      };
      return {
        licence: licence ?? null,
        sets: (Object.keys(sets) as DataSetName[]).map((name) => ({
          name,
          ...held[name],
          files: sets[name].formats.map((format) => ({ format, path: `/data/${name}.${format}` })),
          columns: sets[name].columns.map(({ name: column, about }) => ({ name: column, about })),
        })),
      };
    },
  };
};

export type ExportService = ReturnType<typeof exportService>;
