import type { Router } from 'express';
import { fail } from '../fail.ts';
import { handle } from '../http/handle.ts';
import { sendStream } from '../http/send-stream.ts';
import { DataFormat, DataSetName, describeData } from './export.contract.ts';
import type { ExportService, Standing } from './export.service.ts';
import type { OwnExportService } from './own.service.ts';

const types: Readonly<Record<DataFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  ttl: 'text/turtle; charset=utf-8',
};

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text) && URL.canParse(text);

/** The files, beside the pages: `/data/needs.csv` is an address that people hand around. */
export const fileRoutes = (router: Router, files: ExportService, standing: Standing): void => {
  const { licence } = standing;
  router.get('/data/:name.:format', async (request, response) => {
    const name = DataSetName.safeParse(request.params.name);
    const format = DataFormat.safeParse(request.params.format);
    const pieces =
      name.success && format.success ? await files.open(name.data, format.data, standing) : undefined;
    if (pieces === undefined || !name.success || !format.success) throw fail('not_found');
    // Whoever is at the other end may be any site: nothing here is for one reader only.
    response.set('Access-Control-Allow-Origin', '*').set('Cache-Control', 'no-cache');
    if (licence !== undefined && isAddress(licence))
      response.set('Link', `<${encodeURI(licence)}>; rel="license"`);
    response.attachment(`pushpull-${name.data}.${format.data}`).type(types[format.data]);
    await sendStream(response, pieces);
  });
};

export const exportRoutes = (
  api: Router,
  { files, own, standing }: { files: ExportService; own: OwnExportService; standing: Standing },
): void => {
  handle(api, describeData, () => files.describe(standing));
  api.get('/me/export', async (_request, response) => {
    const actor = response.locals.actor ?? null;
    if (actor === null) throw fail('not_signed_in');
    response
      .set('Cache-Control', 'no-store')
      .attachment('pushpull-mine.json')
      .type('application/json; charset=utf-8');
    await sendStream(response, own.everythingOf(actor));
  });
};
