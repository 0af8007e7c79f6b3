import type { Config } from '../config.ts';
import { startEmbedded } from '../database/embedded.ts';
import { AlreadyRunning, claimDataFolder } from './data-folder.ts';

/**
 * The database of the settings, for a command that runs beside the server or without it. A running server keeps the
 * claim to its data folder, and its database is used as it is; else the claim is ours, so that nobody starts on a
 * database that we are about to stop.
 */
export const openForCommand = async (
  config: Config,
): Promise<{ url: string; close: () => Promise<void> }> => {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, close: async () => undefined };
  const release = await claimDataFolder(config.dataFolder).catch((error: unknown) => {
    if (error instanceof AlreadyRunning) return undefined;
    throw error;
  });
  const embedded = await startEmbedded({ folder: config.dataFolder });
  return {
    url: embedded.url,
    close: async () => {
      if (release === undefined) return;
      await embedded.stop();
      await release();
    },
  };
};
