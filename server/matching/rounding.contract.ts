/**
 * Rounds amounts so that what is shown adds up to the rounded total (largest remainder; ties to the earlier one),
 * for reasons that a reader may add up. `decimals` digits; amounts must be finite and not negative.
 */
export const roundedTogether = (amounts: readonly number[], decimals = 0): number[] => {
  const unit = 10 ** decimals;
  const exact = amounts.map((amount) => amount * unit);
  const shown = exact.map(Math.floor);
  const total = Math.round(exact.reduce((sum, amount) => sum + amount, 0));
  const short = total - shown.reduce((sum, amount) => sum + amount, 0);
  const byRemainder = exact
    .map((amount, index) => ({ index, remainder: amount - Math.floor(amount) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  const raised = new Set(byRemainder.slice(0, Math.max(0, short)).map(({ index }) => index));
  return shown.map((amount, index) => (amount + (raised.has(index) ? 1 : 0)) / unit);
};
