/** Numbers for names, in the order in which they are first met. */
export const numbering = () => {
  const numbers = new Map<string, number>();
  return {
    of: (name: string): number => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, numbers.size);
      return numbers.size - 1;
    },
    known: (name: string): number | undefined => numbers.get(name),
    names: (): IterableIterator<string> => numbers.keys(),
    size: (): number => numbers.size,
  };
};
