import { buildClient } from '../http/client-build.ts';

// `npm run build`: beside the pages it leaves what they were built from, so that a start need not build them again.
process.stdout.write(
  (await buildClient()) ? 'Built the pages.\n' : 'The pages are built from these sources already.\n',
);
