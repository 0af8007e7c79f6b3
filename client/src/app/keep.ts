/**
 * Keeps a text in the browser. Where its storage is full or switched off, the text stays in this page alone, which
 * goes on as before and does not claim otherwise.
 */
export const keep = (storage: Storage, key: string, text: string): void => {
  try {
    storage.setItem(key, text);
  } catch {
    // As said: nothing is wrong with what the person does.
  }
};
