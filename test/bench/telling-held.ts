// Loaded before a process of the product that is measured: whenever it is signalled, it says what it holds.
import { heldBytes } from './collecting.ts';

process.on('SIGUSR2', () => void process.stdout.write(`holds ${heldBytes()} bytes\n`));
