/**
 * Letters to add, take away, change or swap with the next to make one word of the other (Damerau–Levenshtein with
 * adjacent swaps, "optimal string alignment"); `most + 1` stands for anything beyond `most`.
 */
export const distance = (one: string, other: string, most: number): number => {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        (above[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      here.push(least);
    }
    if (Math.min(...here) > most) return most + 1;
    before = above;
    above = here;
  }
  return Math.min(above[b.length] ?? 0, most + 1);
};

/** How many letters may be wrong in a word of this length; none in short ones and in numbers. */
export const mistakesIn = (word: string): number => {
  if (/\p{N}/u.test(word)) return 0;
  const { length } = [...word];
  if (length < 4) return 0;
  return length < 6 ? 1 : 2;
};

/** Those of the candidates that `word` may be a misspelling of, nearest first; a wrong first letter is the rarest. */
export const nearest = (
  word: string,
  candidates: readonly string[],
): { word: string; mistakes: number }[] => {
  const most = mistakesIn(word);
  return candidates
    .map((candidate) => ({ word: candidate, mistakes: distance(word, candidate, most) }))
    .filter(({ mistakes }) => mistakes > 0 && mistakes <= most)
    .sort(
      (a, b) =>
        a.mistakes - b.mistakes ||
        Number(a.word[0] !== word[0]) - Number(b.word[0] !== word[0]) ||
        a.word.localeCompare(b.word),
    );
};
