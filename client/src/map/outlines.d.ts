/** What the build leaves of the outlines of the world: the United Kingdom, Ireland and the Isle of Man. */
declare module 'world-atlas/countries-10m.json' {
  export const outlines: readonly (import('d3-geo').ExtendedFeature & { id: string })[];
}
