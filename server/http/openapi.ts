import type { z } from 'zod';
import { z as zod } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { type ErrorCode, errorStatus } from '../errors.contract.ts';
import type { Endpoint } from './endpoint.contract.ts';

const Problem = zod
  .object({
    type: zod.string(),
    title: zod.string(),
    status: zod.int(),
    code: zod.string(),
    issues: zod.array(zod.object({ path: zod.string(), message: zod.string() })).optional(),
    requestId: zod.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const isEmpty = (schema: z.ZodType): boolean =>
  schema instanceof zod.ZodObject && Object.keys(schema.shape).length === 0;

const asObject = (schema: z.ZodType): z.ZodObject | undefined =>
  schema instanceof zod.ZodObject && !isEmpty(schema) ? schema : undefined;

/** Codes that the frame itself may answer with, beside those the endpoint names. */
const framed = (endpoint: Endpoint): ErrorCode[] => [
  'invalid_input',
  ...(endpoint.who === 'anyone' ? [] : (['not_signed_in'] as const)),
  ...(endpoint.who === 'verified' ? (['email_unverified'] as const) : []),
  ...(endpoint.idempotent ? (['idempotency_key_reused'] as const) : []),
  ...(endpoint.ifMatch ? (['stale_version', 'version_required'] as const) : []),
];

const problemsOf = (endpoint: Endpoint): Record<string, object> => {
  const byStatus = Map.groupBy([...framed(endpoint), ...endpoint.errors], (code) => errorStatus[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: [...new Set(codes)].join(', '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  );
};

const headersOf = (endpoint: Endpoint): z.ZodObject | undefined => {
  if (endpoint.idempotent) return zod.object({ 'Idempotency-Key': zod.string().min(8).max(100).optional() });
  if (endpoint.ifMatch) return zod.object({ 'If-Match': zod.string() });
  return undefined;
};

const operationOf = (endpoint: Endpoint): ZodOpenApiOperationObject => {
  const [path, query, header] = [asObject(endpoint.params), asObject(endpoint.query), headersOf(endpoint)];
  return {
    operationId: `${endpoint.method}${endpoint.path.replace(/[/:](\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
    summary: endpoint.summary,
    tags: [endpoint.noun],
    ...(endpoint.who === 'anyone' ? { security: [] } : {}),
    requestParams: { ...(path && { path }), ...(query && { query }), ...(header && { header }) },
    ...(endpoint.file && {
      requestBody: { required: true, content: { 'text/csv': { schema: zod.string() } } },
    }),
    ...(endpoint.method === 'get' || isEmpty(endpoint.body)
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: endpoint.body } } } }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: endpoint.returns } } },
      ...problemsOf(endpoint),
    },
  };
};

/** OpenAPI 3.1 from the endpoints that are really mounted. */
export const openApiOf = (endpoints: readonly Endpoint[]): ReturnType<typeof createDocument> => {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Pushpull',
      version: '1.0.0',
      description:
        'Needs meet ideas. Lists are pages with a cursor; errors are problem+json; dates are ISO 8601 UTC.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api' }],
    security: [{ session: [] }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'pushpull' } } },
    paths,
  });
};
