import type { Router } from 'express';
import type { Endpoint } from './endpoint.contract.ts';

/** Every endpoint that is really mounted: OpenAPI and the page of the API are made from these. */
const mounted = new WeakMap<Router, Endpoint[]>();

export const remember = (router: Router, endpoint: Endpoint): void => {
  mounted.set(router, [...(mounted.get(router) ?? []), endpoint]);
};

export const endpointsOf = (router: Router): readonly Endpoint[] => mounted.get(router) ?? [];
