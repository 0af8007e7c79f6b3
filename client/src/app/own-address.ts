import type { AnyRouter } from '@tanstack/react-router';

/**
 * The head that came with the document speaks of the page that was opened first. A telephone shares the canonical
 * address, so it follows; what else was said of that first page goes.
 */
export const keepOwnAddress = (router: AnyRouter): void => {
  router.subscribe('onResolved', ({ fromLocation, toLocation }) => {
    if (fromLocation === undefined || fromLocation.pathname === toLocation.pathname) return;
    const { head } = document;
    head
      .querySelector('link[rel="canonical"]')
      ?.setAttribute('href', new URL(toLocation.pathname, location.origin).href);
    for (const stale of head.querySelectorAll('link[rel="alternate"], script[type="application/ld+json"]'))
      stale.remove();
  });
};
