import { Agent, get, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Db } from '#server/database/connect.ts';
import { rows } from '#server/database/query.ts';

/** A piece of somebody's contact details, and where it was found. */
export interface Contact {
  readonly owner: string;
  readonly field: 'name' | 'email' | 'telephone' | 'address';
  readonly text: string;
}
export interface Leak {
  readonly where: string;
  readonly owner: string;
  readonly field: Contact['field'];
}

/** Which pieces a text holds. Telephones are also looked for without their spaces, and all without regard to case. */
export const foundIn = (text: string, contacts: readonly Contact[]): Contact[] => {
  const lower = text.toLowerCase();
  const bare = lower.replace(/[\s-]/g, '');
  return contacts.filter(({ field, text: piece }) =>
    field === 'telephone' ? bare.includes(piece.replace(/[\s-]/g, '')) : lower.includes(piece.toLowerCase()),
  );
};

/** Reads along with every reply of a server, headers too; `who` is what the caller's X-Actor header says. */
export const readAlong = (
  server: HttpServer,
  hear: (who: string, what: string, reply: string) => void,
): void => {
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    // As it is, not compressed.
    delete request.headers['accept-encoding'];
    const what = `${request.method} ${request.url}`;
    const parts: Buffer[] = [];
    const keep = (chunk: unknown): void => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) parts.push(Buffer.from(chunk));
    };
    const { write, end } = response;
    response.write = ((...given: Parameters<typeof write>) => {
      keep(given[0]);
      return write.apply(response, given);
    }) as typeof write;
    response.end = ((...given: Parameters<typeof end>) => {
      keep(given[0]);
      const reply = `${JSON.stringify(response.getHeaders())}\n${Buffer.concat(parts).toString()}`;
      hear(String(request.headers['x-actor'] ?? 'nobody'), what, reply);
      return end.apply(response, given);
    }) as typeof end;
  });
};

/** Asks for page after page over one connection, and looks at none: whoever reads along with the server does. */
export const readsAll = async (
  origin: string,
  headers: Readonly<Record<string, string>>,
  pages: readonly string[],
): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const read = (page: string): Promise<void> =>
    new Promise((resolve, reject) => {
      get(origin + page, { agent, headers }, (response) => {
        response.on('error', reject).on('end', resolve).resume();
      }).on('error', reject);
    });
  for (const page of pages) await read(page);
  agent.destroy();
};

/** Where contact details belong; the mailbox is looked at on its own. */
const theirPlaces = ['people', 'credentials', 'contact_cards', 'mailbox'];

/** Every row of every other table, the queue's too, as text. */
export const everyRow = async (
  db: Db,
  but: readonly string[] = theirPlaces,
): Promise<{ table: string; text: string }[]> => {
  const tables = await rows<{ name: string }>(
    db,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker') and tablename <> all (array(select jsonb_array_elements_text((:but)::jsonb)))`,
    { but: JSON.stringify(but) },
  );
  const read = async ({ name }: { name: string }) =>
    (await rows<{ text: string }>(db, `select t::text as text from ${name} t`)).map(({ text }) => ({
      table: name,
      text,
    }));
  return (await Promise.all(tables.map(read))).flat();
};
