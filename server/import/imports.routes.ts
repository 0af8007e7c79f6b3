import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Router } from 'express';
import { fail } from '../fail.ts';
import { handle } from '../http/handle.ts';
import { ById } from '../http/shapes.contract.ts';
import * as contract from './imports.contract.ts';
import type { ImportsService } from './imports.service.ts';

/** Nothing came for so long: whoever sends it has gone. */
const LONGEST_SILENCE = 45_000;

const announced = (request: Request): number | undefined => {
  const length = Number(request.get('content-length'));
  return Number.isSafeInteger(length) ? length : undefined;
};

/** The body as it arrives. A refusal leaves the rest to be read away, so that the sender hears it and not a cut line. */
const arriving = async function* (request: Request): AsyncGenerator<Uint8Array> {
  request.setTimeout(LONGEST_SILENCE, () => request.destroy());
  try {
    yield* request.iterator({ destroyOnReturn: false });
  } finally {
    request.setTimeout(0);
  }
};

/** The name of a file that says what it is, in letters that every header can carry. */
const nameOfRefused = (fileName: string): string =>
  `${fileName.replace(/\.csv$/i, '').replace(/[^\w.-]+/g, '-')}.refused-rows.csv`;

export const importsRoutes = (router: Router, imports: ImportsService): void => {
  handle(router, contract.listImports, ({ query }, actor) => imports.list(actor, query));
  handle(router, contract.getImport, ({ params }, actor) => imports.read(actor, params.id));
  handle(router, contract.sendImport, async ({ query, request, once }, actor) => {
    try {
      return await imports.send(
        actor,
        { ...query, size: announced(request), bytes: arriving(request) },
        once,
      );
    } finally {
      request.resume();
    }
  });
  handle(router, contract.startImport, ({ params, body, once }, actor) =>
    imports.start(actor, params.id, body, once),
  );
  handle(router, contract.cancelImport, ({ params, once }, actor) => imports.cancel(actor, params.id, once));

  // A file, not a reply of the contract: the browser saves it as it comes.
  router.get('/imports/:id/refused.csv', async (request, response) => {
    const actor = response.locals.actor ?? null;
    if (actor === null) throw fail('not_signed_in');
    const id = ById.shape.id.safeParse(request.params.id);
    if (!id.success) throw fail('import_not_found');
    const { fileName, pieces } = await imports.refused(actor, id.data);
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${nameOfRefused(fileName)}"`,
      'Cache-Control': 'no-store',
    });
    // Spreadsheets take a file for UTF-8 by this mark.
    response.write('\uFEFF');
    await pipeline(Readable.from(pieces), response);
  });
};
