import { useEffect } from 'react';
import { STORED } from './stored.ts';

/**
 * For the shell: messages left over from before a reload go out from any page, and only as the person who is signed
 * in now. The outbox is loaded only in a tab that has ever written a message.
 */
export const useKeptMessages = (personId: string | undefined): void => {
  useEffect(() => {
    if (sessionStorage.getItem(STORED) === null) return;
    const tell = async (): Promise<void> => {
      const { sendAs } = await import('./outbox.ts');
      sendAs(personId);
    };
    // If it cannot be loaded now, the next page that opens tells it.
    tell().catch(() => undefined);
  }, [personId]);
};
