import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { liveStatus, startLive, watchLive } from './live.ts';

/** Keeps the live connection open while this person is signed in. */
export const useLiveConnection = (personId: string | undefined): void => {
  const client = useQueryClient();
  useEffect(() => (personId === undefined ? undefined : startLive(client)), [client, personId]);
};

const watchNetwork = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

export type Connection = 'fine' | 'offline' | 'reconnecting';

/** How things stand, as the banner tells it: a blink of a second or two is not worth a word. */
export const useConnection = (): Connection => {
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const live = useSyncExternalStore(watchLive, liveStatus);
  const [lostLong, setLostLong] = useState(false);
  useEffect(() => {
    if (live !== 'lost') {
      setLostLong(false);
      return;
    }
    const timer = setTimeout(() => setLostLong(true), 2_000);
    return () => clearTimeout(timer);
  }, [live]);
  if (!online) return 'offline';
  return live === 'lost' && lostLong ? 'reconnecting' : 'fine';
};
