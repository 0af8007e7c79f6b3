const begun = performance.now();

/** Says beside the figures what is being done, since a bench can be silent for minutes. */
export const tell = (what: string): void => {
  const minutes = (performance.now() - begun) / 60_000;
  process.stderr.write(`[${minutes.toFixed(1)} min] ${what}\n`);
};
