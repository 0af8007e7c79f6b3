import { globSync } from 'node:fs';
import type { Endpoint } from '#server/http/endpoint.contract.ts';

const root = new URL('../../', import.meta.url).pathname;

const isEndpoint = (value: object): value is Endpoint => 'method' in value && 'path' in value;

/** Endpoints stand in a contract by name, or in a table of it. */
const within = (value: unknown): Endpoint[] => {
  if (value === null || typeof value !== 'object') return [];
  if (isEndpoint(value)) return [value];
  return Object.getPrototypeOf(value) === Object.prototype ? Object.values(value).flatMap(within) : [];
};

/** Every endpoint that the contracts say: of the whole product, or of some folders of it. */
export const endpointsIn = async (...folders: readonly string[]): Promise<Endpoint[]> => {
  const files = globSync('server/**/*.contract.ts', { cwd: root }).filter(
    (file) => folders.length === 0 || folders.some((folder) => file.startsWith(`server/${folder}/`)),
  );
  const contracts: unknown[] = await Promise.all(files.sort().map((file) => import(root + file)));
  return contracts.flatMap((contract) => within({ ...(contract as object) }));
};

/** `post /needs/:id/publish`: what an endpoint is called in a table of decisions. */
export const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`;
