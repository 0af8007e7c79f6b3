import { Gauge, Histogram, type Registry } from 'prom-client';
import type { MarketFigures, Sizes } from './market.ts';

/** Figures about the market that a process keeps, for whoever watches over it. */
export const marketFigures = (registry: Registry, sizes: () => Sizes): MarketFigures => {
  new Gauge({
    name: 'market_items',
    help: 'How many needs and ideas the market of this process holds',
    labelNames: ['side'],
    registers: [registry],
    collect() {
      const { needs, ideas } = sizes();
      this.set({ side: 'need' }, needs);
      this.set({ side: 'idea' }, ideas);
    },
  });
  const load = new Gauge({
    name: 'market_load_seconds',
    help: 'How long the market that stands took to be read from the database',
    registers: [registry],
  });
  const search = new Histogram({
    name: 'market_search_seconds',
    help: 'How long searches of the market took, waiting for its thread included',
    buckets: [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
    registers: [registry],
  });
  return {
    loaded: (seconds) => load.set(seconds),
    searched: (seconds) => search.observe(seconds),
  };
};
