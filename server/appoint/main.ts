import { accountsService } from '../accounts/accounts.service.ts';
import { passwords } from '../accounts/password.ts';
import { systemClock } from '../clock.ts';
import { type Config, readConfig } from '../config.ts';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { openForCommand } from '../process/command-database.ts';
import { explain } from '../process/explain.ts';

/** Names the person with this address an administrator; they have made their account before. */
const appoint = async (email: string, config: Config): Promise<string | undefined> => {
  const { url, close } = await openForCommand(config);
  try {
    const db = connect(url, 2);
    try {
      await migrate(db, url);
      const accounts = accountsService({ db, clock: systemClock, passwords: passwords() });
      const personId = await db.transaction(async (trx) => {
        const person = await accounts.findByEmail(trx, email);
        if (person !== undefined) await accounts.makeAdministrator(trx, person.id);
        return person?.id;
      });
      return personId;
    } finally {
      await db.destroy();
    }
  } finally {
    await close();
  }
};

let config: Config | undefined;
try {
  const [email] = process.argv.slice(2);
  if (email === undefined || !email.includes('@')) {
    console.error('Say who: npm run appoint -- somebody@example.org');
    process.exitCode = 1;
  } else {
    config = readConfig({ serves: false });
    const personId = await appoint(email, config);
    if (personId === undefined) {
      console.error(`Nobody has an account with ${email}. They make one first, then run this again.`);
      process.exitCode = 1;
    } else {
      console.log(`${email} is an administrator now, from their next click on.`);
    }
  }
} catch (error) {
  console.error(explain(error, config?.databaseUrl, 0));
  process.exitCode = 1;
}
